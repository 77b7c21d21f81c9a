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

/** The order waits for its payment, or is over: nothing of it can be changed. */
export const orderNotChangeable = refusal<'OrderNotChangeable', { state: OrderState }>(
  'OrderNotChangeable',
  {
    en: ({ state }) =>
      state === 'PENDING_PAYMENT'
        ? 'This order is not paid yet. Cancel it, and order the changed cart instead.'
        : `The order is ${state}: nothing of it can be changed any more.`,
    fr: ({ state }) =>
      state === 'PENDING_PAYMENT'
        ? "Cette commande n'est pas encore payée. Annulez-la, puis commandez le panier modifié."
        : `La commande est à l'état ${state} : elle ne peut plus être modifiée.`,
    nextActions: ['cancelOrder'],
  },
);

/** The order has moved on since it was read. */
export const orderVersionConflict = refusal<
  'OrderVersionConflict',
  { expectedVersion: number; version: number }
>('OrderVersionConflict', {
  en: 'This order was changed in the meantime. Look at it again.',
  fr: 'Cette commande a été modifiée entre-temps. Affichez-la à nouveau avant de continuer.',
  nextActions: ['order'],
});

/** Somebody is picking or packing these goods, they are ready, or they have left. */
export const goodsInPreparation = refusal<'GoodsInPreparation', { skus: readonly string[] }>(
  'GoodsInPreparation',
  {
    en: ({ skus }) => `It is too late to change this: ${skus.join(', ')} is being prepared.`,
    fr: ({ skus }) => `Il est trop tard : ${skus.join(', ')} est en cours de préparation.`,
    nextActions: ['order'],
  },
);

/** More units are named than are still to come. */
export const notSoManyOpen = refusal<
  'NotSoManyOpen',
  { orderLineId: string; askedUnits: number; openUnits: number }
>('NotSoManyOpen', {
  en: ({ openUnits }) => `Only ${openUnits} units of this line are still to come.`,
  fr: ({ openUnits }) => `Il ne reste que ${openUnits} unités de cette ligne à livrer.`,
});

/** A discount was given for more goods than would be left. */
export const discountWouldEnd = refusal<
  'DiscountWouldEnd',
  { minimumMinor: number; keptMinor: number; currency: string }
>('DiscountWouldEnd', {
  en: 'A discount of this order was given for more goods than would be left. Cancel all of it instead.',
  fr: "Une remise de cette commande suppose plus d'articles qu'il n'en resterait. Annulez plutôt toute la commande.",
  nextActions: ['cancelOrder'],
});

/** Other taxes apply there than those that the order was made with. */
export const otherCountry = refusal<'OtherCountry', { countryCode: string }>('OtherCountry', {
  en: ({ countryCode }) =>
    `This order cannot be sent to another country (${countryCode}): other taxes apply there. Cancel it, and order again.`,
  fr: ({ countryCode }) =>
    `Cette commande ne peut pas être envoyée dans un autre pays (${countryCode}) : les taxes y sont différentes. Annulez-la, puis commandez à nouveau.`,
  nextActions: ['cancelOrder'],
});

/** Why an order stays as it is, whatever was to be changed. */
export type ChangeRefusal = Refusal<
  'OrderNotChangeable' | 'OrderVersionConflict' | 'GoodsInPreparation'
>;
