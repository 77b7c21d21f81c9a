import { isRefusal } from '../../kernel/refusal.js';
import { requestRefund, soldFor, waitingRefunds } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { refundPolicyOf, type TenderOfOrder } from '../data/tenders.js';
import { allocateRefund } from '../domain/tenders.js';

/**
 * Gives back what was taken of an order beyond what was sold of it, the last tender first, or all alike where
 * several people paid: nothing more will be delivered for that money. What captures under way will bring is given back once it is there. What a refund is
 * about that waits is left to it. `soldMinor` spares looking it up. Safe to repeat.
 */
export async function refundSurplus(
  work: Work,
  orderId: string,
  tenders: readonly TenderOfOrder[],
  { reason, soldMinor }: { readonly reason: string; readonly soldMinor?: number },
): Promise<string[]> {
  const sum = (of: (tender: TenderOfOrder) => number) =>
    tenders.reduce((total, tender) => total + of(tender), 0);
  const refundableMinor = sum((tender) => tender.refundableMinor);
  if (refundableMinor === 0) return [];
  const takenMinor = sum((tender) => tender.takenMinor);
  const surplusMinor = takenMinor - (soldMinor ?? (await soldFor(work.db, orderId)));
  if (surplusMinor <= 0) return [];
  const { unsoldMinor: keptMinor } = await waitingRefunds(work.db, orderId);
  const backMinor = Math.min(surplusMinor - keptMinor, refundableMinor);
  if (backMinor <= 0) return [];
  const parts = allocateRefund(tenders, backMinor, refundPolicyOf(tenders)) ?? [];
  const operationIds: string[] = [];
  for (const part of parts) {
    const asked = await requestRefund(work, { ...part, reason, unsoldMinor: part.amountMinor });
    if (!isRefusal(asked)) operationIds.push(asked.operationId);
  }
  return operationIds;
}
