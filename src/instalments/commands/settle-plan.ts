import { isRefusal } from '../../kernel/refusal.js';
import { cancelIntent, findIntents, type ReadIntent } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import {
  changeInstalment,
  chargedBy,
  lockPlan,
  type PlanWithInstalments,
  writeSteps,
} from '../data/plans.js';
import type { InstalmentRow, PlanRow } from '../data/tables.js';
import { leftOf } from '../domain/lessened.js';
import { tellOfPlan } from '../events.js';
import { declineInstalments } from './decline-instalments.js';
import { giveBack } from './give-back.js';

/**
 * Looks what has become of the charges of a plan that are under way: they have paid their instalments, or they have
 * failed, or nothing is known yet. Safe to repeat. Answers the refunds to be driven after the commit: of what was
 * lessened while it was being charged, and of what could not be sent back before.
 */
export async function settlePlan(work: Work, planId: string): Promise<string[]> {
  const locked = await lockPlan(work, planId);
  if (!locked) return [];
  const { plan } = locked;
  await settleCharges(work, locked);
  const after = await lockPlan(work, planId);
  return after ? giveBack(work, { plan, instalments: after.instalments }) : [];
}

/** The same for whoever has locked the plan already. */
export async function settleCharges(work: Work, locked: PlanWithInstalments): Promise<void> {
  const charging = locked.instalments.filter(({ state }) => state === 'CHARGING');
  const byIntent = Map.groupBy(charging, ({ intent_id }) => intent_id ?? '');
  if (byIntent.size === 0) return;
  for (const intent of await findIntents(work.db, [...byIntent.keys()]))
    await settle(work, locked.plan, byIntent.get(intent.id) ?? [], intent);
}

const overWithoutMoney: ReadonlySet<string> = new Set(['CANCELED', 'EXPIRED', 'FAILED', 'VOIDED']);

async function settle(
  work: Work,
  plan: PlanRow,
  instalments: readonly InstalmentRow[],
  intent: ReadIntent,
): Promise<void> {
  if (intent.captured_minor > 0) return pay(work, plan, instalments, intent.id);
  const isOver = overWithoutMoney.has(intent.state);
  if (!isOver && intent.state !== 'REQUIRES_PAYMENT_METHOD') return;
  // Nobody pays it any more: the next try is another payment.
  const given = { intentId: intent.id, reason: 'the charge of an instalment was declined' };
  if (!isOver && isRefusal(await cancelIntent(work, given))) return;
  await declineInstalments(work, plan, instalments, codeOf(intent));
}

/** What cannot be found out has not happened, or is given back by itself: it may be tried again. */
function codeOf({ state, last_decline_code: code }: ReadIntent): string | null {
  if (state === 'FAILED') return code ?? 'TRY_AGAIN_LATER';
  return code;
}

async function pay(
  work: Work,
  plan: PlanRow,
  instalments: readonly InstalmentRow[],
  intentId: string,
): Promise<void> {
  // It may have been lessened since it was asked for: then too much was paid.
  const charged = await chargedBy(work.db, plan.id, intentId);
  for (const instalment of instalments) {
    const { number } = instalment;
    const paidMinor = charged.get(number) ?? leftOf(instalment);
    await changeInstalment(work, instalment.id, {
      state: 'PAID',
      paid_minor: paidMinor,
      next_try_at: null,
      decline_code: null,
    });
    const step = { plan_id: plan.id, number, amount_minor: paidMinor, intent_id: intentId };
    await writeSteps(work, [{ ...step, kind: 'PAID' }]);
    tellOfPlan(work, 'InstalmentPaid', plan, { number, amountMinor: paidMinor, intentId });
  }
}
