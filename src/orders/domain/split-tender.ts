import { refusal } from '../../kernel/refusal.js';

/** As many tenders as one order may be paid with. */
export const maxTenders = 10;

/** Why the wished tenders cannot pay the order. */
export const tenderFaults = {
  SUM_DIFFERS: 'Together they are not what the order costs, or they leave nothing for the rest.',
  AMOUNT_NOT_POSITIVE: 'One of them is for nothing, or for less than nothing.',
  SEVERAL_RESTS: 'More than one is to pay what the others leave.',
  TOO_MANY: `There are more than ${maxTenders}.`,
} as const;
export type TenderFault = keyof typeof tenderFaults;

interface TenderFacts {
  readonly reason: TenderFault;
  readonly totalMinor: number;
  readonly currency: string;
}

const french: Readonly<Record<TenderFault, string>> = {
  SUM_DIFFERS:
    'Leur somme ne correspond pas au total de la commande, ou ne laisse rien à payer pour le reste.',
  AMOUNT_NOT_POSITIVE: "Le montant de l'un d'eux est nul ou négatif.",
  SEVERAL_RESTS: 'Plusieurs doivent payer ce que laissent les autres.',
  TOO_MANY: `Il y en a plus de ${maxTenders}.`,
};

/** The order cannot be paid with these tenders. */
export const tendersNotPossible = refusal<'TendersNotPossible', TenderFacts>('TendersNotPossible', {
  en: ({ reason }) => `The payment cannot be split like this. ${tenderFaults[reason]}`,
  fr: ({ reason }) => `Le paiement ne peut pas être réparti ainsi. ${french[reason]}`,
});

/**
 * How much each tender pays, in their order; null stands for what the others leave. Each pays something, and together
 * they pay exactly the total.
 */
export function splitTenders(
  wishes: readonly (number | null)[],
  totalMinor: number,
): number[] | TenderFault {
  if (wishes.length > maxTenders) return 'TOO_MANY';
  const fixed = wishes.filter((wish) => wish !== null);
  if (wishes.length - fixed.length > 1) return 'SEVERAL_RESTS';
  if (fixed.some((amountMinor) => amountMinor <= 0)) return 'AMOUNT_NOT_POSITIVE';
  const restMinor = totalMinor - fixed.reduce((sum, amountMinor) => sum + amountMinor, 0);
  const hasRest = fixed.length < wishes.length;
  if (hasRest ? restMinor <= 0 : restMinor !== 0) return 'SUM_DIFFERS';
  return wishes.map((wish) => wish ?? restMinor);
}
