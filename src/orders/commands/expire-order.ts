import { unlockCart } from '../../carts/index.js';
import { intentOfOrder, isPromised } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { releaseForOrder } from '../../stock/index.js';
import { orders } from '../data/store.js';
import { orderNews } from '../events.js';
import { completeOrder } from './complete-order.js';
import { letGoOfPayment } from './let-go-of-payment.js';

/** Nobody paid in time: the goods go back on sale. A payment that came in at the last moment wins. */
export async function expireOrder(work: Work, orderId: string): Promise<void> {
  const order = await orders(work).lock(orderId);
  if (order?.state !== 'PENDING_PAYMENT') return;
  if (!order.expiresAt || order.expiresAt > work.now) return;
  const intent = await intentOfOrder(work.db, orderId);
  if (intent && isPromised(intent)) return completeOrder(work, orderId);
  const from = order.state;
  order.expire(work.now);
  await letGoOfPayment(work, orderId, 'not paid in time');
  await releaseForOrder(work, { orderId });
  await unlockCart(work, order.cartId);
  work.emit(orderNews('OrderExpired', order, from));
}
