import {
  amountsOf,
  capturableMinor,
  claimCapture,
  type IntentState,
  intentsOfOrder,
  isPromised,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { coverAll } from '../data/tenders.js';
import type { Order } from '../domain/order.js';
import { collectAgainJob } from '../jobs.js';
import { completeLocked, completeOnPaymentName } from './complete-order.js';

/** A payment that was promised, as its answer or its news tells of it. */
export interface PromisedPayment {
  readonly state: IntentState;
  /** All of it, in minor units. */
  readonly amountMinor: number;
  /** True where it is the share of one of several people who pay. */
  readonly shared: boolean;
  /** True where it holds the rest of the order anew. */
  readonly isRest?: boolean;
}

/**
 * One payment of the order is promised, whose lock the caller holds. Completes the order once all its tenders are: of
 * several that are promised at the same time the last one to get here finds the others.
 */
export async function completeWhenPaid(
  work: Work,
  order: Order,
  promised: PromisedPayment,
): Promise<void> {
  work.hasReacted(completeOnPaymentName);
  const { state, amountMinor, shared, isRest } = promised;
  if (isRest) return work.enqueue(collectAgainJob(order.id));
  if (order.state !== 'PENDING_PAYMENT') return collectIfOwed(work, order, state);
  if (!shared && isPromised(state) && amountMinor >= order.totalMinor)
    await completeLocked(work, order);
  else await completeIfPaid(work, order);
}

/**
 * Completes an order whose tenders are all promised, and says whether they are. What several people pay together is
 * taken from all of them in the same transaction: whatever happens to the goods, nobody pays for somebody else.
 */
export async function completeIfPaid(work: Work, order: Order): Promise<boolean> {
  await work.em.flush();
  const intents = await intentsOfOrder(work.db, order.id);
  if (!coverAll(order.totalMinor, intents)) return false;
  const isNew = order.state === 'PENDING_PAYMENT';
  await completeLocked(work, order);
  if (!isNew) return true;
  for (const intent of intents.filter((each) => each.shared && isPromised(each))) {
    const amountMinor = capturableMinor(amountsOf(intent));
    if (amountMinor > 0)
      await claimCapture(work, { intentId: intent.id, amountMinor, final: true });
  }
  return true;
}

/** A payment that was asked for because an earlier one brought nothing: what has left is taken from it at once. */
function collectIfOwed(work: Work, order: Order, state: IntentState): void {
  const hasLeft = order.endedAt !== null || order.lines.some(({ fulfilled }) => fulfilled > 0);
  if (state === 'AUTHORIZED' && hasLeft) work.enqueue(collectAgainJob(order.id));
}
