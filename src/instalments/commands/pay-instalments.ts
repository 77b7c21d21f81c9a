import { later, minuteMs } from '../../kernel/clock.js';
import { isRefusal } from '../../kernel/refusal.js';
import {
  cancelIntent,
  type FirstCall,
  findIntents,
  type MethodGiven,
  requestPayment,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { changeInstalment, lockPlan, type PlanWithInstalments, writeSteps } from '../data/plans.js';
import type { InstalmentRow } from '../data/tables.js';
import { isOpen } from '../domain/instalment-lifecycle.js';
import { leftOf } from '../domain/lessened.js';
import { type InstalmentNotPayableRefusal, instalmentNotPayable } from '../domain/refusals.js';
import { tellOfPlan } from '../events.js';
import { isDelivered } from './charge-instalment.js';
import { declineInstalments } from './decline-instalments.js';
import { paysWithDebt } from './pays-with-debt.js';
import { settleCharges } from './settle-plan.js';

/** How long a card holder has for what their bank asks. */
const payWithinMs = 30 * minuteMs;

export interface PayInstalments {
  readonly planId: string;
  /** Which ones; null for all that are open. */
  readonly numbers: readonly number[] | null;
  readonly method: MethodGiven;
  readonly returnUrl: string | null;
  readonly firstCall?: FirstCall | undefined;
}

/**
 * The customer pays instalments themselves, whatever their day: overdue ones with another card, or the rest of the plan
 * at once. It is one payment, and the provider is called after the commit. A charge that only waits for the card holder
 * gives way. Refuses what is not open, is being charged, or is for goods that have not left (InstalmentNotPayable), and
 * what cannot be paid with: see `chooseMethod`.
 */
export async function payInstalments(work: Work, input: PayInstalments) {
  if (paysWithDebt(work, input.method)) return instalmentNotPayable({ reason: 'METHOD' });
  const found = await lockPlan(work, input.planId);
  if (!found) throw new RequestError('NOT_FOUND', 'There is no such plan.');
  const { plan } = found;
  await settleCharges(work, found);
  const settled = { plan, instalments: await afresh(work, plan.id) };
  await giveWay(work, settled, input.numbers);
  const locked = { plan, instalments: await afresh(work, plan.id) };
  const wanted = wantedOf(locked, input.numbers);
  if (isRefusal(wanted)) return wanted;
  const amountMinor = wanted.reduce((sum, each) => sum + leftOf(each), 0);
  const { method, returnUrl, firstCall } = input;
  const asked = await requestPayment(
    work,
    {
      orderId: null,
      owner: { customerId: plan.customer_id, guestKey: null },
      amountMinor,
      currency: plan.currency,
      captureMethod: 'AUTOMATIC',
      purpose: 'INSTALMENT',
      expiresAt: later(work.now, payWithinMs),
    },
    { ...method, returnUrl, firstCall },
  );
  if (isRefusal(asked)) return asked;
  await beginCharge(work, locked, wanted, asked.intentId);
  return { planId: plan.id, ...asked };
}

async function afresh(work: Work, planId: string) {
  return (await lockPlan(work, planId))?.instalments ?? [];
}

/** A charge that waits for its card holder ends, where they want to pay in another way after all. */
async function giveWay(
  work: Work,
  { plan, instalments }: PlanWithInstalments,
  numbers: readonly number[] | null,
): Promise<void> {
  const charging = instalments.filter(({ state }) => state === 'CHARGING');
  const asked = charging.filter(({ number }) => numbers?.includes(number) ?? true);
  const intentIds = new Set(asked.map(({ intent_id }) => intent_id ?? ''));
  if (intentIds.size === 0) return;
  for (const intent of await findIntents(work.db, [...intentIds])) {
    if (intent.state !== 'REQUIRES_ACTION') continue;
    const reason = 'the customer pays in another way';
    if (isRefusal(await cancelIntent(work, { intentId: intent.id, reason }))) continue;
    const held = charging.filter(({ intent_id }) => intent_id === intent.id);
    await declineInstalments(work, plan, held, 'AUTHENTICATION_REQUIRED');
  }
}

function wantedOf(
  locked: PlanWithInstalments,
  numbers: readonly number[] | null,
): InstalmentRow[] | InstalmentNotPayableRefusal {
  const { instalments } = locked;
  const asked = instalments.filter(({ number }) => numbers?.includes(number) ?? true);
  const open = asked.filter(({ state }) => isOpen(state));
  if (asked.some(({ state }) => state === 'CHARGING'))
    return instalmentNotPayable({ reason: 'UNDER_WAY' });
  const isAll = numbers === null || new Set(numbers).size === open.length;
  if (!isAll || open.length === 0) return instalmentNotPayable({ reason: 'NOT_OPEN' });
  return isDelivered(locked, open) ? open : instalmentNotPayable({ reason: 'NOT_DELIVERED' });
}

async function beginCharge(
  work: Work,
  { plan }: PlanWithInstalments,
  wanted: readonly InstalmentRow[],
  intentId: string,
): Promise<void> {
  for (const instalment of wanted) {
    const { number } = instalment;
    const amountMinor = leftOf(instalment);
    await changeInstalment(work, instalment.id, {
      state: 'CHARGING',
      intent_id: intentId,
      initiator: 'CUSTOMER',
    });
    const step = { plan_id: plan.id, number, amount_minor: amountMinor, intent_id: intentId };
    await writeSteps(work, [{ ...step, kind: 'CHARGED' }]);
    tellOfPlan(work, 'InstalmentCharged', plan, { number, amountMinor, intentId });
  }
}
