import { hourMs, later } from '../../kernel/clock.js';
import { owedFor } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import { letGoOfPayment } from './let-go-of-payment.js';

/** A hold lasts some days, so a capture that fails for a while is tried a score of times. */
const collectAgainAfterMs = 6 * hourMs;

/**
 * Gives back what is still held for an order of which nothing more will come. Where goods have left that are not paid,
 * because their capture failed, the hold is kept and they are collected again later. Safe to repeat.
 */
export async function releaseEndedOrder(work: Work, orderId: string): Promise<string | null> {
  const order = await orders(work).lock(orderId);
  if (!order) return null;
  if ((await owedFor(work.db, orderId)) > 0) {
    work.enqueue({
      task: 'collectAgain',
      payload: { orderId },
      key: `collectAgain:${orderId}`,
      runAt: later(work.now, collectAgainAfterMs),
    });
    return null;
  }
  return order.endedAt ? letGoOfPayment(work, orderId, 'nothing more will be delivered') : null;
}
