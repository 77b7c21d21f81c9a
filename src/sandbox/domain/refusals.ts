import { refusal } from '../../kernel/refusal.js';

export const paymentNotFound = refusal('payment_not_found', {
  en: 'There is no such payment.',
  fr: "Ce paiement n'existe pas.",
});

export const idempotencyKeyReused = refusal('idempotency_key_reused', {
  en: 'This idempotency key was used for another request.',
  fr: "Cette clé d'idempotence a servi à une autre demande.",
});

export const amountTooLarge = refusal('amount_too_large', {
  en: (left: { leftMinor: number }) => `At most ${left.leftMinor} minor units are left.`,
  fr: (left: { leftMinor: number }) => `Il reste au plus ${left.leftMinor} unités mineures.`,
});

export const currencyMismatch = refusal('currency_mismatch', {
  en: (payment: { currency: string }) => `This payment is in ${payment.currency}.`,
  fr: (payment: { currency: string }) => `Ce paiement est en ${payment.currency}.`,
});

export const extensionFailed = refusal('extension_failed', {
  en: 'The card issuer refused to hold the money for longer.',
  fr: "L'émetteur de la carte a refusé de réserver la somme plus longtemps.",
});

interface Standing {
  status: string;
}

export const paymentNotCapturable = refusal('payment_not_capturable', {
  en: (payment: Standing) => `A payment that is ${payment.status} cannot be captured.`,
  fr: (payment: Standing) => `Un paiement « ${payment.status} » ne peut pas être débité.`,
});

export const paymentNotVoidable = refusal('payment_not_voidable', {
  en: (payment: Standing) => `A payment that is ${payment.status} has nothing left to void.`,
  fr: (payment: Standing) => `Un paiement « ${payment.status} » n'a plus rien à annuler.`,
});

export const paymentNotRefundable = refusal('payment_not_refundable', {
  en: (payment: Standing) => `A payment that is ${payment.status} cannot be refunded.`,
  fr: (payment: Standing) => `Un paiement « ${payment.status} » ne peut pas être remboursé.`,
});

export const savedCardNotFound = refusal('saved_card_not_found', {
  en: 'There is no such saved card.',
  fr: "Cette carte enregistrée n'existe pas.",
});

export const cardNotSaved = refusal('card_not_saved', {
  en: ({ code }: { code: string }) => `The bank refuses to have this card kept: ${code}.`,
  fr: ({ code }: { code: string }) => `La banque refuse d'enregistrer cette carte : ${code}.`,
});

export const authenticationRequired = refusal('authentication_required', {
  en: 'The bank wants to see the card holder first: keep the card with a payment.',
  fr: "La banque veut d'abord authentifier le porteur : enregistrez la carte lors d'un paiement.",
});

export const paymentNotExtendable = refusal('payment_not_extendable', {
  en: (payment: Standing) => `A payment that is ${payment.status} holds nothing any more.`,
  fr: (payment: Standing) => `Un paiement « ${payment.status} » ne réserve plus rien.`,
});

export const challengeNotOpen = refusal('challenge_not_open', {
  en: 'This payment does not wait for its card holder.',
  fr: "Ce paiement n'attend pas son porteur.",
});

export const tooManyOperations = refusal('too_many_operations', {
  en: 'This payment has had too many operations.',
  fr: "Ce paiement a connu trop d'opérations.",
});

export const captureFailed = refusal('capture_failed', {
  en: 'The card issuer refused to pay out this authorisation.',
  fr: "L'émetteur de la carte a refusé de payer cette autorisation.",
});

export const refundFailed = refusal('refund_failed', {
  en: 'The card issuer refused to take this refund.',
  fr: "L'émetteur de la carte a refusé ce remboursement.",
});

export const paymentDisputed = refusal('payment_disputed', {
  en: 'The card holder contests that money at their bank.',
  fr: 'Le porteur de la carte conteste cette somme auprès de sa banque.',
});

export const paymentNotDisputable = refusal('payment_not_disputable', {
  en: (left: { leftMinor: number }) => `At most ${left.leftMinor} minor units can be disputed.`,
  fr: (left: { leftMinor: number }) =>
    `Au plus ${left.leftMinor} unités mineures peuvent être contestées.`,
});

export const disputeNotOpen = refusal('dispute_not_open', {
  en: 'There is no such dispute, or it has gone too far for that.',
  fr: "Ce litige n'existe pas, ou il est trop avancé pour cela.",
});

/** Every way in which the sandbox's business says no; `kind` is the API's error code. */
export type SandboxRefusal = ReturnType<
  | typeof paymentNotFound
  | typeof savedCardNotFound
  | typeof cardNotSaved
  | typeof authenticationRequired
  | typeof idempotencyKeyReused
  | typeof amountTooLarge
  | typeof currencyMismatch
  | typeof paymentNotCapturable
  | typeof paymentNotVoidable
  | typeof paymentNotRefundable
  | typeof paymentNotExtendable
  | typeof extensionFailed
  | typeof challengeNotOpen
  | typeof tooManyOperations
  | typeof captureFailed
  | typeof refundFailed
  | typeof paymentDisputed
  | typeof paymentNotDisputable
  | typeof disputeNotOpen
>;
