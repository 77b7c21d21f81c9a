import { type IntentState, intentsOfOrder, isPromised } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { coverAll } from '../data/tenders.js';
import type { Order } from '../domain/order.js';
import { completeLocked, completeOnPaymentName } from './complete-order.js';

/** A payment that was promised, as its answer or its news tells of it. */
export interface PromisedPayment {
  readonly state: IntentState;
  /** All of it, in minor units. */
  readonly amountMinor: number;
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
  const coversAlone = isPromised(promised.state) && promised.amountMinor >= order.totalMinor;
  if (coversAlone || (await isPaid(work, order))) await completeLocked(work, order);
}

async function isPaid(work: Work, order: Order): Promise<boolean> {
  await work.em.flush();
  return coverAll(order.totalMinor, await intentsOfOrder(work.db, order.id));
}
