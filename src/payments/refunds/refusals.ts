import { refusal } from '../../kernel/refusal.js';
import type { PaymentPurpose } from '../domain/payment-wish.js';
import type { RefundApprovalState, RefundState } from './lifecycles.js';

/** The refund is not where that could be done with it. */
export const refundNotInState = refusal<'RefundNotInState', { readonly state: RefundState }>(
  'RefundNotInState',
  {
    en: ({ state }) => `The refund is ${state}: this cannot be done with it.`,
    fr: ({ state }) => `Le remboursement est à l'état ${state} : cela n'est pas possible.`,
    nextActions: ['order'],
  },
);

/** Nobody decides about what they have asked for themselves. */
export const fourEyesRequired = refusal('FourEyesRequired', {
  en: 'You have asked for this refund yourself. Somebody else has to decide about it.',
  fr: "Vous avez demandé ce remboursement vous-même. Quelqu'un d'autre doit en décider.",
});

/** Somebody has decided already, or nobody has in time. */
export const approvalClosed = refusal<'ApprovalClosed', { readonly state: RefundApprovalState }>(
  'ApprovalClosed',
  {
    en: ({ state }) => `This approval is closed: ${state}.`,
    fr: ({ state }) => `Cette demande d'approbation est close : ${state}.`,
    nextActions: ['approvals'],
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
