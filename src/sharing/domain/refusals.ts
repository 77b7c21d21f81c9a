import { refusal } from '../../kernel/refusal.js';
import { type ShareFault, shareFaults } from './plan-shares.js';
import type { SharedPaymentState } from './shared-payment-lifecycle.js';

interface ShareFacts {
  readonly reason: ShareFault;
  readonly totalMinor: number;
  readonly currency: string;
}

const french: Readonly<Record<ShareFault, string>> = {
  TOO_FEW: "Il n'y a pas assez de personnes.",
  TOO_MANY: 'Il y a trop de personnes.',
  AMOUNT_NOT_POSITIVE: "Quelqu'un ne paierait rien, ou moins que rien.",
  SUM_DIFFERS: 'La somme des montants ne correspond pas au total de la commande.',
  ITEMS_DIFFER: 'Les articles répartis ne sont pas exactement ceux de la commande.',
};

/** The total cannot be shared out as wished. */
export const sharesNotPossible = refusal<'SharesNotPossible', ShareFacts>('SharesNotPossible', {
  en: ({ reason }) => `The payment cannot be shared like this. ${shareFaults[reason]}`,
  fr: ({ reason }) => `Le paiement ne peut pas être partagé ainsi. ${french[reason]}`,
});

/** People would have no time to pay, or a card would not keep the money on hold for so long. */
export const deadlineNotPossible = refusal<'DeadlineNotPossible', { earliest: Date; latest: Date }>(
  'DeadlineNotPossible',
  {
    en: 'The deadline is too close or too far away.',
    fr: "L'échéance est trop proche ou trop lointaine.",
  },
);

/** The deadline has passed, or the payment has gone on: no share of it is paid any more. */
export const sharedPaymentNotOpen = refusal<'SharedPaymentNotOpen', { state: SharedPaymentState }>(
  'SharedPaymentNotOpen',
  {
    en: 'Nothing can be paid of this shared payment any more.',
    fr: 'Plus rien ne peut être payé de ce paiement partagé.',
    nextActions: ['sharedPayment'],
  },
);
