import { refusal } from '../../kernel/refusal.js';
import type { PaymentPurpose } from '../domain/payment-wish.js';
import type { RefundState } from './lifecycles.js';

/** The refund is not where that could be done with it. */
export const refundNotInState = refusal<'RefundNotInState', { readonly state: RefundState }>(
  'RefundNotInState',
  {
    en: ({ state }) => `The refund is ${state}: this cannot be done with it.`,
    fr: ({ state }) => `Le remboursement est à l'état ${state} : cela n'est pas possible.`,
    nextActions: ['order'],
  },
);

/** What is to be given back was paid in another currency. */
export const refundCurrencyDiffers = refusal<
  'RefundCurrencyDiffers',
  { readonly askedCurrency: string; readonly currency: string }
>('RefundCurrencyDiffers', {
  en: ({ currency }) => `It was paid in ${currency}.`,
  fr: ({ currency }) => `Le paiement a été fait en ${currency}.`,
});

/** What is given back of a payment that pays an order, or an instalment of one, is decided with the order. */
export const paymentBelongsToOrder = refusal<
  'PaymentBelongsToOrder',
  { readonly purpose: PaymentPurpose }
>('PaymentBelongsToOrder', {
  en: 'This payment pays an order, or an instalment of one: `refundOrder` gives its money back.',
  fr: "Ce paiement règle une commande, ou l'une de ses échéances : `refundOrder` en rend l'argent.",
  nextActions: ['refundOrder'],
});
