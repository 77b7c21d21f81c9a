import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { writeSteps } from '../data/plans.js';
import { type PlanRow, planTables } from '../data/tables.js';
import { tellOfPlan } from '../events.js';
import type { PlanDraft } from './draft-plan.js';

/**
 * Writes a plan down together with the order that it pays. `firstIntentId` is the payment of the first instalment,
 * `intentId` the one that stands for all others.
 */
export async function agreeToPlan(
  work: Work,
  draft: PlanDraft,
  payments: { readonly firstIntentId: string; readonly intentId: string },
): Promise<void> {
  const { order, terms, firstMinor, feeMinor } = draft;
  const plan: PlanRow = {
    id: draft.id,
    intent_id: payments.intentId,
    first_intent_id: payments.firstIntentId,
    order_id: order.id,
    customer_id: order.customerId,
    currency: order.currency,
    count: terms.count,
    first_minor: firstMinor,
    financed_minor: order.totalMinor - firstMinor,
    fee_minor: feeMinor,
    first_on: draft.firstOn,
    retry_after_days: terms.retryAfterDays,
    payment_key: null,
    authorized_minor: 0,
    captured_minor: 0,
    voided_minor: 0,
    refunded_minor: 0,
    agreed_at: work.now,
  };
  const db = planTables(work.db);
  await db.insertInto('instalment_plan').values(plan).execute();
  const instalments = draft.later.map(({ number, dueOn, dueAt, amountMinor }) => ({
    id: newId(),
    plan_id: plan.id,
    number,
    due_on: dueOn,
    amount_minor: amountMinor,
    reduced_minor: 0,
    paid_minor: 0,
    state: 'SCHEDULED' as const,
    tries: 0,
    due_at: dueAt,
    next_try_at: dueAt,
    intent_id: null,
    initiator: null,
    decline_code: null,
  }));
  await db.insertInto('instalment').values(instalments).execute();
  const amountMinor = order.totalMinor + feeMinor;
  await writeSteps(work, [{ plan_id: plan.id, kind: 'AGREED', amount_minor: amountMinor }]);
  tellOfPlan(work, 'InstalmentPlanAgreed', plan, { amountMinor });
}
