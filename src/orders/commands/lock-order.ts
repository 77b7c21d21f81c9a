import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import type { Order } from '../domain/order.js';

/** Locks the order behind a fulfilment, whose right to touch it has been checked. */
export async function lockOrder(work: Work, orderId: string): Promise<Order> {
  const order = await orders(work).lock(orderId);
  if (!order) throw new Error(`order ${orderId} does not exist`);
  return order;
}
