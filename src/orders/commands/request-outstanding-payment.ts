import { fulfilments } from '../../fulfilment/index.js';
import { dayMs, later } from '../../kernel/clock.js';
import { createPaymentIntent, lockPaymentsOfOrder, owedFor } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { isAwaited, nextPlace, tendersOf } from '../data/tenders.js';
import type { Order } from '../domain/order.js';
import { nothingOutstanding } from '../domain/refusals.js';
import { lockOwnOrder } from './lock-own-order.js';

/** Somebody who owes has a few days to find another way to pay. */
const payWithinMs = 3 * dayMs;

export interface RequestOutstandingPayment {
  readonly orderId: string;
}

/**
 * Asks for what an order lacks because a payment of it has brought nothing in the end: a cheque has bounced, a hold has
 * lapsed, a capture has failed for good. It is one more tender, which may be paid in any way. Refuses where all that has
 * left is paid, and all that is still to leave is held or taken, or asked for already (NothingOutstanding).
 */
export async function requestOutstandingPayment(
  work: Work,
  { orderId }: RequestOutstandingPayment,
) {
  const order = await lockOwnOrder(work, orderId);
  await lockPaymentsOfOrder(work, orderId);
  const tenders = await tendersOf(work, orderId);
  const { currency } = order;
  let amountMinor = (await owedFor(work.db, orderId)) + (await worthOfOpen(work, order));
  for (const { intent, capturableMinor } of tenders)
    amountMinor -= isAwaited(intent) ? intent.amount_minor : capturableMinor;
  if (order.state === 'PENDING_PAYMENT' || amountMinor <= 0) return nothingOutstanding();
  const { customerId, guestKey } = order;
  const { id: intentId } = await createPaymentIntent(work, {
    orderId,
    tender: nextPlace(tenders),
    owner: { customerId, guestKey },
    amountMinor,
    currency,
    captureMethod: 'MANUAL',
    purpose: 'PURCHASE',
    expiresAt: later(work.now, payWithinMs),
  });
  return { orderId, intentId };
}

/** What the goods cost that have not left and are still to, shipping included. */
async function worthOfOpen(work: Work, order: Order): Promise<number> {
  const goodsMinor = order.lines.reduce((sum, line) => sum + line.owedFor(line.open), 0);
  const parcels = await fulfilments(work).lockOfOrder(order.id);
  return parcels.reduce((sum, parcel) => sum + parcel.shippingToComeMinor, goodsMinor);
}
