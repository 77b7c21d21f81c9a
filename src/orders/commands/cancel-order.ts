import { unlockCart } from '../../carts/index.js';
import { cancelParcels, endFulfilment, fulfilments } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { releaseForOrder } from '../../stock/index.js';
import type { OrderNotCancelable } from '../domain/refusals.js';
import { orderNotCancelable } from '../domain/refusals.js';
import { orderNews } from '../events.js';
import { letGoOfPayment } from './let-go-of-payment.js';
import { lockOwnOrder } from './lock-own-order.js';
import { releaseUnderWay } from './transfers/release-under-way.js';

export interface CancelOrder {
  readonly orderId: string;
  readonly reason: string | null;
}

export interface OrderAnswer {
  readonly orderId: string;
  /** Operations that must be driven at the providers after the commit. */
  readonly operationIds: readonly string[];
}

/** Ends an order before any goods have left: the goods go back on sale, the promise to pay is given back,
 * and money that was taken for them is refunded. */
export async function cancelOrder(
  work: Work,
  input: CancelOrder,
): Promise<OrderAnswer | OrderNotCancelable> {
  const order = await lockOwnOrder(work, input.orderId);
  const from = order.state;
  const canceled = order.cancel(work.now);
  if (isRefusal(canceled)) return canceled;
  const reason = input.reason ?? 'canceled by the buyer';
  for (const fulfilment of await fulfilments(work).lockOfOrder(order.id)) {
    if (fulfilment.isEnded) continue;
    const wasPacked = fulfilment.state === 'PACKED';
    const ended = endFulfilment(work, fulfilment, 'cancel', reason);
    if (isRefusal(ended)) return orderNotCancelable({ state: from });
    if (wasPacked) await cancelParcels(work, fulfilment);
    await releaseUnderWay(work, fulfilment);
  }
  const operationIds = await letGoOfPayment(work, order.id, reason);
  await releaseForOrder(work, { orderId: order.id });
  if (from === 'PENDING_PAYMENT') await unlockCart(work, order.cartId);
  work.emit(orderNews('OrderCanceled', order, from, { reason: input.reason }));
  return { orderId: order.id, operationIds };
}
