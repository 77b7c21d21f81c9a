import { unlockCart } from '../../carts/index.js';
import { intentsOfOrder } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { releaseForOrder } from '../../stock/index.js';
import { orders } from '../data/store.js';
import { keptUntil } from '../domain/kept-until.js';
import { orderNews } from '../events.js';
import { completeIfPaid } from './complete-when-paid.js';
import { letGoOfPayment } from './let-go-of-payment.js';

/**
 * Looks after an order that waits for its payment. Where all promises have come and nobody heard of it, the order is
 * completed; where nobody paid all of it in time, the goods go back on sale. A payment at the last moment wins. One that
 * takes days, such as a transfer, is waited for even where another way to pay was chosen first.
 */
export async function settleOrder(work: Work, orderId: string): Promise<void> {
  const order = await orders(work).lock(orderId);
  if (order?.state !== 'PENDING_PAYMENT') return;
  if (await completeIfPaid(work, order)) return;
  const until = keptUntil(order.expiresAt, await intentsOfOrder(work.db, orderId));
  if (!until || until > work.now) return;
  const from = order.state;
  order.expire(work.now);
  await letGoOfPayment(work, orderId, 'not paid in time');
  await releaseForOrder(work, { orderId });
  await unlockCart(work, order.cartId);
  work.emit(orderNews('OrderExpired', order, from));
}
