import { type OperationCall, type OperationOutcome, post } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { findOperation } from '../data/books.js';
import { lockPlan, writeSteps } from '../data/plans.js';
import { type PlanRow, planTables, type StepKind } from '../data/tables.js';
import { financedMinor } from '../domain/plan-state.js';
import { giveBack } from './give-back.js';
import { lessenPlan } from './lessen-plan.js';

/** What became of it, and the refunds of charges to be driven after the commit. */
export interface MovedPlan {
  readonly outcome: OperationOutcome;
  readonly operationIds: readonly string[];
}

type Amounts = Pick<PlanRow, 'captured_minor' | 'voided_minor' | 'refunded_minor'>;

const steps: Readonly<Record<OperationCall['kind'], StepKind>> = {
  CAPTURE: 'DELIVERED',
  VOID: 'RELEASED',
  REFUND: 'RETURNED',
};

/**
 * Carries out a capture, void or refund of what is financed. With the first goods the fee is owed, with the last cent
 * it falls away. Whatever is owed less lessens the plan from its last instalment backwards, and what was paid of it
 * goes back. The same key does it once.
 */
export async function movePlan(work: Work, call: OperationCall): Promise<MovedPlan> {
  const locked = await lockPlan(work, call.paymentReference);
  if (!locked) return failed('no_such_payment');
  const before = await findOperation(work.db, call.key);
  if (before.kind !== 'unseen') return { outcome: before, operationIds: [] };
  const moved =
    call.currency === locked.plan.currency ? amountsAfter(locked.plan, call) : undefined;
  if (!moved) return failed('not_possible');
  const plan = { ...locked.plan, ...moved };
  await planTables(work.db)
    .updateTable('instalment_plan')
    .set(moved)
    .where('id', '=', plan.id)
    .execute();
  await writeSteps(work, [
    {
      plan_id: plan.id,
      kind: steps[call.kind],
      amount_minor: call.amountMinor,
      operation_key: call.key,
    },
  ]);
  await postFee(work, locked.plan, plan);
  const instalments = await lessenPlan(work, plan, locked.instalments);
  const operationIds = await giveBack(work, { plan, instalments });
  const after = await findOperation(work.db, call.key);
  if (after.kind === 'unseen') throw new Error(`operation ${call.key} was not written`);
  return { outcome: after, operationIds };
}

/** The amounts of the plan after an operation; undefined where there is not that much. */
function amountsAfter(plan: PlanRow, call: OperationCall): Amounts | undefined {
  const { captured_minor, voided_minor, refunded_minor } = plan;
  const heldMinor = plan.authorized_minor - captured_minor - voided_minor;
  const { kind, amountMinor } = call;
  if (kind === 'REFUND') {
    const isTaken = refunded_minor + amountMinor <= captured_minor;
    return isTaken
      ? { captured_minor, voided_minor, refunded_minor: refunded_minor + amountMinor }
      : undefined;
  }
  if (amountMinor > heldMinor || heldMinor === 0) return undefined;
  if (kind === 'VOID')
    return { captured_minor, refunded_minor, voided_minor: voided_minor + amountMinor };
  const restMinor = call.final ? heldMinor - amountMinor : 0;
  return {
    refunded_minor,
    captured_minor: captured_minor + amountMinor,
    voided_minor: voided_minor + restMinor,
  };
}

/** The fee is owed from the first goods on, for as long as anything is financed. */
async function postFee(work: Work, before: PlanRow, after: PlanRow): Promise<void> {
  const { id: operationId, intent_id: intentId, fee_minor: amountMinor, currency } = after;
  if (amountMinor === 0 || after.captured_minor === 0) return;
  const entry = {
    tender: 'INSTALMENT_RECEIVABLE',
    operationId,
    intentId,
    amountMinor,
    currency,
  } as const;
  if (before.captured_minor === 0) await post(work, [{ ...entry, kind: 'INSTALMENT_FEE' }]);
  if (financedMinor(after) === 0) await post(work, [{ ...entry, kind: 'INSTALMENT_FEE_REDUCED' }]);
}

function failed(code: string): MovedPlan {
  return { outcome: { kind: 'failed', code }, operationIds: [] };
}
