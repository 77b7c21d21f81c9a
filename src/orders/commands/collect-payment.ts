import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import {
  capturedOnce,
  claimCapture,
  lockPaymentsOfOrder,
  soldFor,
  unpaidDeliveries,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type TenderOfOrder, tendersOf } from '../data/tenders.js';
import { dueFor, type OwedForGoods } from '../domain/due.js';
import { paymentNotCollectable } from '../domain/refusals.js';
import { drawFrom, type TenderPart } from '../domain/tenders.js';
import { collectAgainJob } from '../jobs.js';
import { releaseTenders } from './let-go-of-payment.js';
import { refundSurplus } from './refund-surplus.js';

interface GoodsToPay extends OwedForGoods {
  /** Their fulfilments. */
  readonly deliveries: readonly string[];
}

/**
 * Takes what is owed for goods that leave, or are charged in advance, and that are not posted as sold yet: from money
 * that was taken before for goods to come, then from the tenders in their order. With the last goods of the order
 * everything is taken that is still owed, and the rest of every promise is given back in the same breath. Refuses where
 * that much is not held any more (PaymentNotCollectable): a hold runs out when goods wait too long, and nobody gives
 * them away for nothing. From a hold that can be captured once only goods leave on its promise while others are to come: it is
 * captured as soon as the rest is held anew, or with the last goods.
 */
export async function collectPayment(
  work: Work,
  orderId: string,
  owed: GoodsToPay,
): Promise<string[] | Refusal<'PaymentNotCollectable'>> {
  await lockPaymentsOfOrder(work, orderId);
  const tenders = await tendersOf(work, orderId);
  if (tenders.length === 0) return [];
  const soldMinor = await soldFor(work.db, orderId);
  const takenMinor = takenOf(tenders, soldMinor);
  const { allMinor, dueMinor } = dueFor(owed, { soldMinor, takenMinor });
  const draws = drawFrom(tenders, dueMinor);
  if (draws.reduce((sum, draw) => sum + draw.amountMinor, 0) < dueMinor)
    return paymentNotCollectable();
  if (!owed.isLast) return claimSome(work, orderId, tenders, { owed, draws, allMinor });
  const isMore = allMinor > owed.amountMinor;
  const before = isMore ? await unpaidDeliveries(work.db, orderId) : [];
  const deliveries = [...before, ...owed.deliveries];
  const operationIds = await claimAll(work, draws, { deliveries, final: true });
  if (isRefusal(operationIds)) return operationIds;
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

/**
 * Takes what is due while other goods are still to come. Where a hold that is captured once would lose more than is
 * drawn from it, nothing is taken yet: all that is owed has to be held, and is taken once the rest is held by a payment
 * of its own (`followGoods`), or with the last goods.
 */
async function claimSome(
  work: Work,
  orderId: string,
  tenders: readonly TenderOfOrder[],
  due: {
    readonly owed: GoodsToPay;
    readonly draws: readonly TenderPart[];
    readonly allMinor: number;
  },
): Promise<string[] | Refusal<'PaymentNotCollectable'>> {
  const { owed, draws, allMinor } = due;
  const once = await capturedOnce(work, orderId);
  const capturable = new Map(tenders.map((each) => [each.intentId, each.capturableMinor]));
  const waits = draws.some(
    ({ intentId, amountMinor }) => once.has(intentId) && amountMinor !== capturable.get(intentId),
  );
  if (!waits) return claimAll(work, draws, { deliveries: owed.deliveries, final: false });
  const heldMinor = tenders.reduce((sum, tender) => sum + tender.capturableMinor, 0);
  if (heldMinor < allMinor) return paymentNotCollectable();
  work.enqueue(collectAgainJob(orderId));
  return [];
}

/**
 * What was taken and not given back, whether or not it is disputed, and what captures under way will take. What a bank
 * has taken back is a loss for goods that have left: their buyer is not charged for them again with the next ones. For
 * goods that are still here it is as if it had never been taken.
 */
function takenOf(tenders: readonly TenderOfOrder[], soldMinor: number): number {
  let takenMinor = 0;
  let lostMinor = 0;
  for (const { intent } of tenders) {
    takenMinor += intent.captured_minor - intent.refunded_minor - intent.refund_pending_minor;
    takenMinor += intent.claimed_minor;
    lostMinor += intent.charged_back_minor;
  }
  return takenMinor - Math.max(0, lostMinor - soldMinor);
}

async function claimAll(
  work: Work,
  draws: readonly TenderPart[],
  charge: { readonly deliveries: readonly string[]; readonly final: boolean },
): Promise<string[] | Refusal<'PaymentNotCollectable'>> {
  const operationIds: string[] = [];
  for (const draw of draws) {
    const claimed = await claimCapture(work, { ...draw, ...charge });
    if (isRefusal(claimed)) return paymentNotCollectable();
    operationIds.push(claimed.operationId);
  }
  return operationIds;
}
