import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { claimCapture, soldFor } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { tendersOf } from '../data/tenders.js';
import { paymentNotCollectable } from '../domain/refusals.js';
import { drawFrom, type TenderPart } from '../domain/tenders.js';
import { releaseTenders } from './let-go-of-payment.js';
import { refundSurplus } from './refund-surplus.js';

export interface OwedForGoods {
  readonly amountMinor: number;
  /** No other goods of the order will follow. */
  readonly isLast: boolean;
}

/**
 * Takes what is owed for goods that have just left and are not posted as sold yet: from money that was taken before
 * for goods to come, then from the tenders in their order. With the last goods of the order the rest of every promise
 * is given back in the same breath. Refuses where that much is not held any more (PaymentNotCollectable): a hold runs
 * out when goods wait too long, and nobody gives them away for nothing.
 */
export async function collectPayment(
  work: Work,
  orderId: string,
  owed: OwedForGoods,
): Promise<string[] | Refusal<'PaymentNotCollectable'>> {
  const tenders = await tendersOf(work, orderId);
  if (tenders.length === 0) return [];
  const takenMinor = tenders.reduce((sum, tender) => sum + tender.takenMinor, 0);
  const soldMinor = takenMinor === 0 ? 0 : await soldFor(work.db, orderId);
  const prepaidMinor = Math.max(0, takenMinor - soldMinor);
  const dueMinor = Math.max(0, owed.amountMinor - prepaidMinor);
  const draws = drawFrom(tenders, dueMinor);
  if (draws.reduce((sum, draw) => sum + draw.amountMinor, 0) < dueMinor)
    return paymentNotCollectable();
  const operationIds = await claimAll(work, draws, owed.isLast);
  if (isRefusal(operationIds) || !owed.isLast) return operationIds;
  const reason = 'nothing more was owed';
  const drawn = new Set(draws.map(({ intentId }) => intentId));
  const untouched = tenders.filter(({ intentId }) => !drawn.has(intentId));
  const surplus = { reason, soldMinor: soldMinor + owed.amountMinor };
  return [
    ...operationIds,
    ...(await releaseTenders(work, untouched, reason)),
    ...(await refundSurplus(work, orderId, tenders, surplus)),
  ];
}

async function claimAll(
  work: Work,
  draws: readonly TenderPart[],
  final: boolean,
): Promise<string[] | Refusal<'PaymentNotCollectable'>> {
  const operationIds: string[] = [];
  for (const draw of draws) {
    const claimed = await claimCapture(work, { ...draw, final });
    if (isRefusal(claimed)) return paymentNotCollectable();
    operationIds.push(claimed.operationId);
  }
  return operationIds;
}
