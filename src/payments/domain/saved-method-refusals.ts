import { refusal } from '../../kernel/refusal.js';
import type { MandateLimit, UnsavableProblem, UnusableReason } from './saved-method.js';

/** The saved method cannot be paid with: it is not there for this customer, revoked, expired, or not for this channel. */
export const savedMethodNotUsable = refusal<
  'SavedPaymentMethodNotUsable',
  { readonly reason: UnusableReason }
>('SavedPaymentMethodNotUsable', {
  en: 'This saved payment method cannot be used. Choose another one.',
  fr: "Ce moyen de paiement enregistré n'est pas utilisable. Choisissez-en un autre.",
  nextActions: ['createCardSession'],
});

interface Limits {
  readonly reason: MandateLimit;
  readonly maxAmountMinor: number | null;
  readonly currency: string | null;
  readonly endsAt: Date | null;
}

/** The customer has not agreed to this charge in their absence. */
export const outsideMandate = refusal<'OutsideMandate', Limits>('OutsideMandate', {
  en: 'The customer has not agreed to this charge in their absence.',
  fr: "Le client n'a pas autorisé ce débit en son absence.",
  nextActions: ['confirmPayment'],
});

/** The payment method cannot be kept. Nothing was charged either. */
export const methodNotSavable = refusal<
  'PaymentMethodNotSavable',
  { readonly problem: UnsavableProblem }
>('PaymentMethodNotSavable', {
  en: 'This payment method cannot be saved on these terms.',
  fr: 'Ce moyen de paiement ne peut pas être enregistré dans ces conditions.',
});
