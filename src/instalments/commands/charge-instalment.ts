import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import {
  chargeSavedMethod,
  type DeclineCode,
  methodOfPlan,
  type RequestedPayment,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { changeInstalment, lockPlan, type PlanWithInstalments, writeSteps } from '../data/plans.js';
import type { InstalmentRow } from '../data/tables.js';
import { isOpen } from '../domain/instalment-lifecycle.js';
import { leftOf } from '../domain/lessened.js';
import { tellOfPlan } from '../events.js';
import { declineInstalments } from './decline-instalments.js';

export interface ChargeInstalment {
  readonly planId: string;
  readonly number: number;
}

/**
 * Asks the card that the plan was agreed to with for an instalment that is due, as a payment of its own; the provider is
 * called after the commit. Of two at once one charges. Undefined where there is nothing to charge, or the card cannot
 * be charged: then the instalment is overdue.
 */
export async function chargeInstalment(
  work: Work,
  { planId, number }: ChargeInstalment,
): Promise<{ attemptId: string } | undefined> {
  const locked = await lockPlan(work, planId);
  const instalment = locked?.instalments.find((each) => each.number === number);
  if (!locked || !instalment || !isDue(locked, instalment, work.now)) return undefined;
  const { plan } = locked;
  const amountMinor = leftOf(instalment);
  const tries = instalment.tries + 1;
  const charged = await charge(work, locked, amountMinor);
  if (typeof charged === 'string') {
    await declineInstalments(
      work,
      plan,
      [{ ...instalment, tries, initiator: 'MERCHANT' }],
      charged,
    );
    return undefined;
  }
  const { intentId, attemptId } = charged;
  await changeInstalment(work, instalment.id, {
    state: 'CHARGING',
    tries,
    intent_id: intentId,
    initiator: 'MERCHANT',
  });
  await writeSteps(work, [
    { plan_id: planId, number, kind: 'CHARGED', amount_minor: amountMinor, intent_id: intentId },
  ]);
  tellOfPlan(work, 'InstalmentCharged', plan, { number, amountMinor, intentId });
  return { attemptId };
}

function isDue(locked: PlanWithInstalments, instalment: InstalmentRow, now: Date): boolean {
  const { state, next_try_at } = instalment;
  const isPlanned = state === 'SCHEDULED' || state === 'RETRYING';
  const isTime = next_try_at !== null && next_try_at <= now;
  return isPlanned && isTime && isDelivered(locked, [instalment]);
}

/** True where goods have left for all that was paid, and for these instalments besides. */
export function isDelivered(
  { plan, instalments }: PlanWithInstalments,
  asked: readonly Pick<InstalmentRow, 'number'>[],
): boolean {
  const numbers = new Set(asked.map(({ number }) => number));
  const comingMinor = plan.authorized_minor - plan.voided_minor - plan.captured_minor;
  const othersMinor = instalments
    .filter(({ number, state }) => isOpen(state) && !numbers.has(number))
    .reduce((sum, each) => sum + leftOf(each), 0);
  return plan.captured_minor > 0 && comingMinor <= othersMinor;
}

/** The payment; or why the card cannot be charged. */
async function charge(
  work: Work,
  { plan }: PlanWithInstalments,
  amountMinor: number,
): Promise<RequestedPayment | DeclineCode> {
  const methodId = await methodOfPlan(work.db, plan.id);
  if (methodId === undefined) return 'CONSENT_WITHDRAWN';
  const { currency, id: planId } = plan;
  const asked = await chargeSavedMethod(work, {
    methodId,
    planId,
    amountMinor,
    currency,
    orderId: null,
  });
  return isRefusal(asked) ? codeOf(asked) : asked;
}

function codeOf(refused: Refusal): DeclineCode {
  const reason = (refused as { reason?: string }).reason;
  if (reason === 'EXPIRED') return 'EXPIRED_CARD';
  return reason === 'PROVIDER' ? 'METHOD_NOT_POSSIBLE' : 'CONSENT_WITHDRAWN';
}
