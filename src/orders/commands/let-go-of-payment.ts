import { isRefusal } from '../../kernel/refusal.js';
import {
  cancelIntent,
  isPromised,
  lockPaymentsOfOrder,
  requestVoid,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type TenderOfOrder, tendersOf } from '../data/tenders.js';
import { refundSurplus } from './refund-surplus.js';

/**
 * Gives the buyer's promises back: open payments are canceled, authorizations voided, and what was taken for goods that
 * will not be delivered is refunded. What the providers must be told is left in the journal; the ids of those
 * operations are returned, so that they can be driven at once.
 */
export async function letGoOfPayment(
  work: Work,
  orderId: string,
  reason: string,
): Promise<string[]> {
  // A refund that is asked for between the look at what was taken and at what was sold would be made twice.
  await lockPaymentsOfOrder(work, orderId);
  const tenders = await tendersOf(work, orderId);
  return [
    ...(await releaseTenders(work, tenders, reason)),
    ...(await refundSurplus(work, orderId, tenders, { reason })),
  ];
}

/** The part of it that concerns money that was not taken. */
export async function releaseTenders(
  work: Work,
  tenders: readonly TenderOfOrder[],
  reason: string,
): Promise<string[]> {
  const operationIds: string[] = [];
  for (const { intent } of tenders) {
    if (intent.keeps_rest_until && intent.keeps_rest_until > work.now) continue;
    if (!isPromised(intent)) {
      const canceled = await cancelIntent(work, { intentId: intent.id, reason });
      if (!isRefusal(canceled)) continue;
    }
    const voided = await requestVoid(work, { intentId: intent.id, reason });
    if (!isRefusal(voided)) operationIds.push(voided.operationId);
  }
  return operationIds;
}
