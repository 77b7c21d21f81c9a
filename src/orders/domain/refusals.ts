import { type Refusal, refusal } from '../../kernel/refusal.js';
import type { OrderState } from './order-lifecycle.js';

export type OrderNotCancelable = Refusal<'OrderNotCancelable', { state: OrderState }>;

/** Goods have left, or the order has ended. */
export const orderNotCancelable = refusal<'OrderNotCancelable', { state: OrderState }>(
  'OrderNotCancelable',
  {
    en: ({ state }) => `The order is ${state} and can no longer be cancelled.`,
    fr: ({ state }) => `La commande est à l'état ${state} et ne peut plus être annulée.`,
  },
);

/** The caller showed the buyer another total than the one that would be charged. */
export const totalChanged = refusal<
  'TotalChanged',
  { expectedMinor: number; totalMinor: number; currency: string }
>('TotalChanged', {
  en: 'The total of the cart is not the one you expected. Show it to the buyer again.',
  fr: "Le total du panier n'est pas celui attendu. Présentez-le de nouveau au client.",
  nextActions: ['cart'],
});

/** No pickup of the order waits for its buyer. */
export const nothingToCollect = refusal('NothingToCollect', {
  en: 'Nothing of this order waits to be collected.',
  fr: "Rien de cette commande n'attend d'être retiré.",
});

/** All of the order is paid, held, or asked for already. */
export const nothingOutstanding = refusal('NothingOutstanding', {
  en: 'Nothing is missing for this order: it is paid, held, or asked for already.',
  fr: 'Rien ne manque pour cette commande : elle est payée, garantie, ou le paiement est déjà demandé.',
  nextActions: ['order'],
});

/** What the goods cost is not on hold: the hold has run out, was given up and not paid again, or another capture is under way. */
export const paymentNotCollectable = refusal('PaymentNotCollectable', {
  en: 'The payment cannot be collected now, so the goods stay here. See the state of the payment.',
  fr: "Le paiement ne peut pas être encaissé pour l'instant : la marchandise reste ici. Voyez l'état du paiement.",
  nextActions: ['confirmPayment'],
});
