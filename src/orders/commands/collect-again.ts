import { isRefusal } from '../../kernel/refusal.js';
import { claimCapture, intentOfOrder, owedFor } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import { releaseEndedOrder } from './release-ended-order.js';

/**
 * Takes what a failed capture has left unpaid for goods that are gone, as long as the money is held. Where nothing
 * is owed any more, the rest of the promise is given back. Safe to repeat.
 */
export async function collectAgain(work: Work, orderId: string): Promise<string | null> {
  const order = await orders(work).lock(orderId);
  const intent = order && (await intentOfOrder(work.db, orderId));
  if (!order || !intent) return null;
  const amountMinor = await owedFor(work.db, orderId);
  if (amountMinor <= 0) return releaseEndedOrder(work, orderId);
  const final = order.endedAt !== null;
  const claimed = await claimCapture(work, { intentId: intent.id, amountMinor, final });
  return isRefusal(claimed) ? null : claimed.operationId;
}
