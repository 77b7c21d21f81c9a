import type { RefundRow } from './tables.js';

/** What a refund is of: an order with all that has paid for it, or the one payment that has no order. */
export type Refunded = { readonly orderId: string } | { readonly paymentId: string };

/** What a refund that is written down is of. */
export function refundedBy(refund: Pick<RefundRow, 'id' | 'order_id' | 'intent_id'>): Refunded {
  const { order_id: orderId, intent_id: paymentId } = refund;
  if (orderId !== null) return { orderId };
  if (paymentId !== null) return { paymentId };
  throw new Error(`refund ${refund.id} is of nothing`);
}

/** Where that is written on a refund: a payment without an order has refunds of its own alone. */
export function placeOn(of: Refunded): {
  readonly column: 'order_id' | 'intent_id';
  readonly id: string;
} {
  return 'orderId' in of
    ? { column: 'order_id', id: of.orderId }
    : { column: 'intent_id', id: of.paymentId };
}
