import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { orders } from '../data/store.js';
import type { Order } from '../domain/order.js';

/** Locks the order behind a fulfilment, whose right to touch it has been checked. */
export async function lockOrder(work: Work, orderId: string): Promise<Order> {
  const order = await orders(work).lock(orderId);
  if (!order) throw new Error(`order ${orderId} does not exist`);
  return order;
}

/** Locks an order that somebody has named; one that was never there is their mistake. */
export async function lockNamedOrder(work: Work, orderId: string): Promise<Order> {
  const order = await orders(work).lock(orderId);
  if (!order) throw new RequestError('NOT_FOUND', 'There is no such order.');
  return order;
}
