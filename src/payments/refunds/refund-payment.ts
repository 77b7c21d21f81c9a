import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockPayment } from '../data/store.js';
import type { PaymentPurpose } from '../domain/payment-wish.js';
import { type OpenedRefund, openRefund } from './open-refund.js';
import type { RefundReason } from './reasons.js';
import { paymentBelongsToOrder, refundCurrencyDiffers } from './refusals.js';
import type { RefundImpossible } from './send-refund.js';

export interface RefundPayment {
  readonly intentId: string;
  /** Minor units; more than zero. */
  readonly amountMinor: number;
  /** In which the caller thinks that it was paid. */
  readonly currency: string;
  readonly reasonCode: RefundReason;
  readonly reason: string;
}

/**
 * Gives back a part, or all, of what was taken by a payment without an order: a deposit, what was used, a charge in the
 * absence of its customer. Above the limits of the caller it waits for a second person. Refuses more than was taken
 * and is not given back or kept for another refund (RefundNotPossible), what a bank contests (PaymentDisputed),
 * another currency (RefundCurrencyDiffers), and a payment of an order or a plan (PaymentBelongsToOrder).
 */
export async function refundPayment(
  work: Work,
  { intentId, currency, ...asked }: RefundPayment,
): Promise<
  | OpenedRefund
  | RefundImpossible
  | Refusal<'RefundCurrencyDiffers'>
  | Refusal<'PaymentBelongsToOrder'>
> {
  const { intent } = await lockPayment(work, intentId);
  if (!isRefundedAlone(intent)) return paymentBelongsToOrder({ purpose: intent.purpose });
  if (currency !== intent.currency)
    return refundCurrencyDiffers({ askedCurrency: currency, currency: intent.currency });
  return openRefund(work, {
    ...asked,
    of: { paymentId: intentId },
    intentId,
    currency,
    lines: [],
    shippingMinor: 0,
    deliveries: [],
  });
}

/** Whether a payment is given back by itself, and not as a part of an order or of a plan. */
export function isRefundedAlone(payment: {
  readonly orderId: string | null;
  readonly purpose: PaymentPurpose;
}): boolean {
  return payment.orderId === null && payment.purpose !== 'INSTALMENT';
}
