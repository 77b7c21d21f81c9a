import { findIntents, type ReadIntent } from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import { toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { instalmentsLoader } from '../data/plans.js';
import type { InstalmentRow, PlanRow } from '../data/tables.js';
import type { InstalmentState } from '../domain/instalment-lifecycle.js';
import { leftOf } from '../domain/lessened.js';
import { planStateOf } from '../domain/plan-state.js';
import type { InstalmentPlanType, InstalmentType } from './types.js';

/** Payments by their id, for plans that the viewer may see. */
export const planIntentLoader = defineLoader<string, ReadIntent>({
  fetch: async (ids, { db }) => inOrder(ids, await findIntents(db, ids), (row) => row.id),
});

/** A plan of the shop's own as its customer sees it: the first instalment is paid with the order. */
export async function viewPlan(
  plan: PlanRow,
  context: RequestContext,
): Promise<InstalmentPlanType> {
  const rows = (await context.loaders.of(instalmentsLoader).load(plan.id)) ?? [];
  const firstIntent = await context.loaders.of(planIntentLoader).load(plan.first_intent_id);
  const { currency } = plan;
  const first = viewFirst(plan, firstIntent);
  const instalments = [first, ...rows.map((row) => viewInstalment(row, currency))];
  const toPay = instalments.filter(({ state }) => state !== 'PAID');
  return {
    planId: plan.id,
    paymentIntentId: toGlobalId('PaymentIntent', plan.intent_id),
    currency,
    count: plan.count,
    funding: 'MERCHANT',
    state: planStateOf(plan, rows),
    fee: toMoney(plan.fee_minor, currency),
    owed: toMoney(sumOf(instalments), currency),
    open: toMoney(sumOf(toPay), currency),
    instalments,
  };
}

function sumOf(instalments: readonly InstalmentType[]): number {
  return instalments.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

function viewFirst(plan: PlanRow, intent: ReadIntent | null | undefined): InstalmentType {
  const returnedMinor = intent
    ? intent.voided_minor + intent.expired_minor + intent.refunded_minor
    : 0;
  const leftMinor = Math.max(0, plan.first_minor - returnedMinor);
  return {
    number: 1,
    dueOn: plan.first_on,
    amount: toMoney(leftMinor, plan.currency),
    state: firstState(leftMinor, intent),
    nextChargeAt: null,
    paymentIntentId: toGlobalId('PaymentIntent', plan.first_intent_id),
  };
}

function firstState(leftMinor: number, intent: ReadIntent | null | undefined): InstalmentState {
  if (leftMinor === 0) return 'CANCELED';
  return intent && intent.captured_minor > 0 ? 'PAID' : 'SCHEDULED';
}

/** A later instalment with amounts as clients see them. */
export function viewInstalment(row: InstalmentRow, currency: string): InstalmentType {
  return {
    number: row.number,
    dueOn: row.due_on,
    amount: toMoney(leftOf(row), currency),
    state: row.state,
    nextChargeAt: row.state === 'CHARGING' ? null : row.next_try_at,
    paymentIntentId: row.intent_id && toGlobalId('PaymentIntent', row.intent_id),
  };
}
