import { isRefusal } from '../../kernel/refusal.js';
import { cancelIntent, intentOfOrder, isPromised, requestVoid } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';

/**
 * Gives the buyer's promise back: an open payment is canceled, an authorization voided. What the provider must
 * be told is left in the journal; the id of that operation is returned, so that it can be driven at once.
 */
export async function letGoOfPayment(
  work: Work,
  orderId: string,
  reason: string,
): Promise<string | null> {
  const intent = await intentOfOrder(work.db, orderId);
  if (!intent) return null;
  if (!isPromised(intent)) {
    const canceled = await cancelIntent(work, { intentId: intent.id, reason });
    if (!isRefusal(canceled)) return null;
  }
  const voided = await requestVoid(work, { intentId: intent.id, reason });
  return isRefusal(voided) ? null : voided.operationId;
}
