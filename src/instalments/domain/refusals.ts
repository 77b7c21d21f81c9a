import { type Refusal, refusal } from '../../kernel/refusal.js';

/** Such terms cannot be offered. */
export const invalidTerms = refusal('InvalidInstalmentTerms', {
  en: 'Between 2 and 12 instalments, a fee of no more than the total, a lowest total above zero, and days between 1 and 30 after which a charge is tried again.',
  fr: 'De 2 à 12 échéances, des frais au plus égaux au total, un montant minimal supérieur à zéro, et des jours entre 1 et 30 après lesquels un prélèvement est retenté.',
});
export type InvalidTermsRefusal = Refusal<'InvalidInstalmentTerms'>;

/** Why an order cannot be paid in instalments that the shop funds. */
export const planFaults = {
  NO_PLAN: 'So many instalments are not offered for this total, in this currency and channel.',
  NOBODY_SIGNED_IN: 'Whoever pays later has an account: the card is kept for it.',
  CHANNEL: 'The card holder has to be there, on a screen of their own.',
  METHOD: 'The first instalment is paid with a card, and not with another debt.',
} as const;
export type PlanFault = keyof typeof planFaults;

const planFaultsInFrench: Readonly<Record<PlanFault, string>> = {
  NO_PLAN: "Ce nombre d'échéances n'est pas proposé pour ce montant, cette devise et ce canal.",
  NOBODY_SIGNED_IN: 'Un compte est nécessaire pour payer plus tard : la carte y est conservée.',
  CHANNEL: 'Le titulaire de la carte doit être présent, sur son propre écran.',
  METHOD: 'La première échéance se règle par carte, et non par une autre dette.',
};

interface NotOffered {
  readonly reason: PlanFault;
  readonly totalMinor: number;
  readonly currency: string;
}

/** The order cannot be paid in these instalments. */
export const instalmentsNotOffered = refusal<'InstalmentsNotOffered', NotOffered>(
  'InstalmentsNotOffered',
  {
    en: ({ reason }) => `This cannot be paid in these instalments. ${planFaults[reason]}`,
    fr: ({ reason }) =>
      `Le paiement en ces échéances n'est pas possible. ${planFaultsInFrench[reason]}`,
    nextActions: ['instalmentOffers'],
  },
);
export type InstalmentsNotOfferedRefusal = Refusal<'InstalmentsNotOffered', NotOffered>;

/** Why instalments cannot be paid now. */
export const unpayableReasons = {
  NO_PLAN: 'This payment is not paid in instalments to the shop.',
  NOT_OPEN: 'One of them is paid, need not be paid, or is not of this plan.',
  UNDER_WAY: 'One of them is being charged; what becomes of that is known soon.',
  NOT_DELIVERED: 'The goods for it have not left yet.',
  METHOD: 'An instalment is paid with money, and not with another debt.',
} as const;
export type UnpayableReason = keyof typeof unpayableReasons;

const unpayableInFrench: Readonly<Record<UnpayableReason, string>> = {
  NO_PLAN: "Ce paiement n'est pas échelonné auprès du magasin.",
  NOT_OPEN: "L'une d'elles est payée, n'est plus due, ou n'appartient pas à ce plan.",
  UNDER_WAY: "L'une d'elles est en cours de prélèvement ; le résultat sera bientôt connu.",
  NOT_DELIVERED: 'Les articles correspondants ne sont pas encore partis.',
  METHOD: "Une échéance se règle avec de l'argent, et non par une autre dette.",
};

/** These instalments cannot be paid now. */
export const instalmentNotPayable = refusal<
  'InstalmentNotPayable',
  { readonly reason: UnpayableReason }
>('InstalmentNotPayable', {
  en: ({ reason }) => `These instalments cannot be paid now. ${unpayableReasons[reason]}`,
  fr: ({ reason }) =>
    `Ces échéances ne peuvent pas être payées maintenant. ${unpayableInFrench[reason]}`,
});
export type InstalmentNotPayableRefusal = Refusal<
  'InstalmentNotPayable',
  { readonly reason: UnpayableReason }
>;
