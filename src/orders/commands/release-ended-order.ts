import { isChargedByHand } from '../../fulfilment/index.js';
import { hourMs, later } from '../../kernel/clock.js';
import { owedFor } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import { tendersOf } from '../data/tenders.js';
import { collectAgainJob } from '../jobs.js';
import { letGoOfPayment, releaseTenders } from './let-go-of-payment.js';
import { askForRest } from './rest-of-order.js';

/** A hold lasts some days, so a capture that fails for a while is tried a score of times. */
const collectAgainAfterMs = 6 * hourMs;

/**
 * Gives back what is still held, or was taken too much, for an order of which nothing more will come. Where goods have left that are not paid,
 * because their capture failed, the hold is kept and they are collected again later. Of one of which
 * more is to come, and whose hold was given up, the rest is asked for. Safe to repeat.
 */
export async function releaseEndedOrder(work: Work, orderId: string): Promise<string[]> {
  const order = await orders(work).lock(orderId);
  if (!order) return [];
  const owedMinor = await owedFor(work.db, orderId);
  if (owedMinor > 0) {
    if (await isChargedByHand(work.db, orderId)) return [];
    work.enqueue(collectAgainJob(orderId, later(work.now, collectAgainAfterMs)));
    return [];
  }
  if (!order.endedAt) {
    await askForRest(work, order);
    return [];
  }
  const reason = 'nothing more will be delivered';
  if (owedMinor < 0) return letGoOfPayment(work, orderId, reason);
  return releaseTenders(work, await tendersOf(work, orderId), reason);
}
