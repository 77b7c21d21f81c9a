import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import { letGoOfPayment } from './let-go-of-payment.js';

/** Gives back what is still held for an order of which nothing more will come. Safe to repeat. */
export async function releaseEndedOrder(work: Work, orderId: string): Promise<string | null> {
  const order = await orders(work).lock(orderId);
  return order?.endedAt ? letGoOfPayment(work, orderId, 'nothing more will be delivered') : null;
}
