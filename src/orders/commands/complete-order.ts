import { convertCart } from '../../carts/index.js';
import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import type { Order } from '../domain/order.js';
import { orderNews } from '../events.js';
import { chargeAtOrder } from './charge-at-order.js';
import { planGoods } from './plan-goods.js';
import { planWork } from './plan-work.js';

/** The reaction that completes an order when nobody did so in the transaction of the payment. */
export const completeOnPaymentName = 'orders: complete on payment';

/**
 * The one function that makes an order out of a promise to pay. The answer of the payment, its webhook, an
 * enquiry and a free order all come here, in any order and any number; the first one does it, for the rest
 * there is nothing left to do.
 */
export async function completeOrder(work: Work, orderId: string): Promise<void> {
  const order = await orders(work).lock(orderId);
  if (!order) throw new Error(`order ${orderId} does not exist`);
  await completeLocked(work, order);
}

/** The same, for a caller who holds the lock of the order. */
export async function completeLocked(work: Work, order: Order): Promise<void> {
  work.hasReacted(completeOnPaymentName);
  const from = order.state;
  if (!order.confirm(work.now)) return;
  const planned = await planWork(work, order, await planGoods(work, order));
  await chargeAtOrder(work, order, planned);
  await convertCart(work, order.cartId);
  const isCarriedOut = order.lines.every(({ fulfilmentKind }) => fulfilmentKind === 'COUNTER');
  work.emit(orderNews('OrderConfirmed', order, from, isCarriedOut ? { isCarriedOut } : {}));
}
