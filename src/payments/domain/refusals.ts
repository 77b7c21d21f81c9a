import { refusal } from '../../kernel/refusal.js';
import type { IntentState } from './intent-lifecycle.js';
import type { PaymentPurpose } from './payment-wish.js';

interface Standing {
  readonly state: IntentState;
}

/** No payment method can be tried on this intent any more, or not now. */
export const paymentNotConfirmable = refusal<'PaymentNotConfirmable', Standing>(
  'PaymentNotConfirmable',
  {
    en: 'This payment can no longer be made.',
    fr: "Ce paiement n'est plus possible.",
    nextActions: ['paymentIntent'],
  },
);

/** Another attempt on the same intent has not ended. */
export const attemptInProgress = refusal<'AttemptInProgress', Standing>('AttemptInProgress', {
  en: 'A payment is already under way. Wait for its outcome before you try again.',
  fr: 'Un paiement est déjà en cours. Attendez son résultat avant de réessayer.',
  retryable: true,
  nextActions: ['paymentIntentEvents'],
});

/** The text is no token of the payment provider. It is neither kept nor sent on. */
export const invalidPaymentToken = refusal('InvalidPaymentToken', {
  en: 'This is no payment token that can be used here. Ask for a new one on the card page.',
  fr: "Ce jeton de paiement n'est pas utilisable ici. Demandez-en un nouveau sur la page de carte.",
  nextActions: ['createCardSession'],
});

/** The provider's card page did not answer. */
export const cardPageUnavailable = refusal('CardPageUnavailable', {
  en: 'The card page cannot be opened now. Try again in a moment.',
  fr: "La page de carte ne peut pas s'ouvrir pour le moment. Réessayez dans un instant.",
  retryable: true,
});

/** The payment has gone too far to be cancelled. */
export const paymentNotCancelable = refusal<'PaymentNotCancelable', Standing>(
  'PaymentNotCancelable',
  {
    en: 'This payment has gone too far to be cancelled.',
    fr: 'Ce paiement est trop avancé pour être annulé.',
    nextActions: ['cancelOrder'],
  },
);

interface Capturable extends Standing {
  readonly capturableMinor: number;
  readonly currency: string;
}

/** More was asked than is held and not yet promised, or another operation has to end first. */
export const captureNotPossible = refusal<'CaptureNotPossible', Capturable>('CaptureNotPossible', {
  en: ({ capturableMinor }) => `At most ${capturableMinor} minor units can be captured now.`,
  fr: ({ capturableMinor }) =>
    `Au plus ${capturableMinor} unités mineures peuvent être débitées maintenant.`,
});

/** Nothing is held that could be given up, or a capture has to end first. */
export const voidNotPossible = refusal<'VoidNotPossible', Capturable>('VoidNotPossible', {
  en: 'There is nothing on hold that could be released now.',
  fr: "Il n'y a rien à libérer pour le moment.",
});

/** The payment is of another kind than this mutation is for. */
export const paymentPurposeDiffers = refusal<'PaymentPurposeDiffers', { purpose: PaymentPurpose }>(
  'PaymentPurposeDiffers',
  {
    en: 'A deposit is captured and released as such, and nothing else is.',
    fr: "Une caution se débite et se libère comme telle, et rien d'autre ainsi.",
    nextActions: ['captureDeposit', 'releaseDeposit', 'capturePayment', 'voidPayment'],
  },
);

interface Refundable extends Standing {
  readonly refundableMinor: number;
  readonly currency: string;
}

/** More was asked than was captured and not yet given back or promised. */
export const refundNotPossible = refusal<'RefundNotPossible', Refundable>('RefundNotPossible', {
  en: ({ refundableMinor }) => `At most ${refundableMinor} minor units can be refunded.`,
  fr: ({ refundableMinor }) =>
    `Au plus ${refundableMinor} unités mineures peuvent être remboursées.`,
});

interface Disputed extends Refundable {
  readonly disputedMinor: number;
}

/** The bank contests that money, or has taken it back: who gave it back as well would pay twice. */
export const paymentDisputed = refusal<'PaymentDisputed', Disputed>('PaymentDisputed', {
  en: ({ disputedMinor }) =>
    `${disputedMinor} minor units are disputed at the bank and cannot be refunded.`,
  fr: ({ disputedMinor }) =>
    `${disputedMinor} unités mineures sont contestées auprès de la banque et ne peuvent pas être remboursées.`,
  nextActions: ['disputes'],
});
