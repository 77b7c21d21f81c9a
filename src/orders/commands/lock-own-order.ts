import { mayUseCart } from '../../carts/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { orders } from '../data/store.js';
import type { Order } from '../domain/order.js';

/**
 * Locks an order for its buyer, the back office, or on the shop floor whoever sold it. Somebody else's does not exist for
 * the caller.
 */
export async function lockOwnOrder(work: Work, orderId: string): Promise<Order> {
  const order = await orders(work).lock(orderId);
  if (!order || !mayUseCart(work.caller.actor, order))
    throw new RequestError('NOT_FOUND', 'There is no such order.');
  return order;
}
