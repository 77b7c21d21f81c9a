import { dayMs, later } from '../../kernel/clock.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockPayment, successOf } from '../data/store.js';
import { enquireAttemptJob } from '../jobs.js';
import { createPaymentIntent } from './create-payment-intent.js';
import { chargeSavedMethod } from './saved/charge-saved-method.js';

/** How long a buyer may take to pay the rest of their order again. */
const payRestWithinMs = 3 * dayMs;

export interface HoldRest {
  /** A payment of an order whose hold is, or will be, given up before all goods have left. */
  readonly intentId: string;
  /** The place of the new payment among those of the order. */
  readonly tender: number;
  /** What the goods to come cost, in minor units; no more than was promised for them before. */
  readonly amountMinor: number;
  /** True where the customer is to be asked, should they not have agreed to be charged in their absence. */
  readonly mayAsk: boolean;
}

/**
 * Has the rest of an order held by a payment of its own, as its old hold cannot be captured again: with the method of
 * the old one where its customer has agreed to charges in their absence, and the provider is asked after the commit.
 * Otherwise the customer is asked to pay it, by `confirmPayment`, where `mayAsk` says so. Undefined where neither is
 * done. The caller holds the locks of the order and of its payments.
 */
export async function holdRest(
  work: Work,
  { intentId, tender, amountMinor, mayAsk }: HoldRest,
): Promise<{ intentId: string } | undefined> {
  const payment = await lockPayment(work, intentId);
  const { intent } = payment;
  const { orderId, currency, country, customerId, guestKey } = intent;
  const rest = { orderId, tender, amountMinor, currency, restOf: intent.restOf ?? intent.id };
  const asked = {
    ...rest,
    captureMethod: 'MANUAL',
    expiresAt: later(work.now, payRestWithinMs),
  } as const;
  const methodId = successOf(payment)?.savedMethodId;
  if (methodId) {
    const charged = await chargeSavedMethod(work, { ...asked, methodId });
    if (!isRefusal(charged)) {
      work.enqueue(enquireAttemptJob(charged.attemptId));
      return { intentId: charged.intentId };
    }
  }
  if (!mayAsk) return undefined;
  const owner = { customerId, guestKey };
  const where = country === null ? {} : { country };
  const { id } = await createPaymentIntent(work, {
    ...asked,
    ...where,
    owner,
    purpose: 'PURCHASE',
  });
  return { intentId: id };
}
