import { isRefusal } from '../../kernel/refusal.js';
import {
  cancelIntent,
  claimCapture,
  intentOfOrder,
  isPromised,
  requestVoid,
} from '../../payments/index.js';
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

/**
 * Takes what is owed for goods that have just left. With the last goods of the order the rest of the promise
 * is given back in the same breath.
 */
export async function collectPayment(
  work: Work,
  orderId: string,
  owed: { readonly amountMinor: number; readonly isLast: boolean },
): Promise<string | null> {
  const intent = await intentOfOrder(work.db, orderId);
  if (!intent) return null;
  if (owed.amountMinor === 0)
    return owed.isLast ? letGoOfPayment(work, orderId, 'nothing was owed') : null;
  const claimed = await claimCapture(work, {
    intentId: intent.id,
    amountMinor: owed.amountMinor,
    final: owed.isLast,
  });
  if (isRefusal(claimed))
    throw new Error(`the payment of order ${orderId} cannot be collected: ${claimed.kind}`);
  return claimed.operationId;
}
