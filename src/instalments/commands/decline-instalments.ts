import type { Work } from '../../platform/commands/work.js';
import { changeInstalment, writeSteps } from '../data/plans.js';
import type { InstalmentRow, PlanRow } from '../data/tables.js';
import { nextTryAfter } from '../domain/declined-charge.js';
import { leftOf } from '../domain/lessened.js';
import { tellOfPlan } from '../events.js';

/**
 * A charge has brought nothing. What the shop charged is tried again by the schedule of the plan, or is overdue; what
 * the customer wanted to pay themselves stands as it stood before. One of which nothing is left is canceled.
 */
export async function declineInstalments(
  work: Work,
  plan: PlanRow,
  instalments: readonly InstalmentRow[],
  code: string | null,
): Promise<void> {
  for (const instalment of instalments) {
    const after = afterDecline(plan, instalment, code, work.now);
    const { number } = instalment;
    const facts = { number, amountMinor: leftOf(instalment), code, intentId: instalment.intent_id };
    await changeInstalment(work, instalment.id, {
      ...after,
      tries: instalment.tries,
      intent_id: null,
      initiator: null,
      decline_code: code,
    });
    const step = {
      plan_id: plan.id,
      number,
      amount_minor: facts.amountMinor,
      intent_id: instalment.intent_id,
      code,
    };
    await writeSteps(work, [{ ...step, kind: 'DECLINED' }]);
    tellOfPlan(work, 'InstalmentDeclined', plan, { ...facts, nextTryAt: after.next_try_at });
    if (after.state !== 'OVERDUE') continue;
    await writeSteps(work, [{ ...step, kind: 'OVERDUE' }]);
    tellOfPlan(work, 'InstalmentOverdue', plan, facts);
  }
}

type After = Pick<InstalmentRow, 'state' | 'next_try_at'>;

function afterDecline(
  plan: PlanRow,
  instalment: InstalmentRow,
  code: string | null,
  now: Date,
): After {
  if (leftOf(instalment) === 0) return { state: 'CANCELED', next_try_at: null };
  if (instalment.initiator === 'CUSTOMER') {
    const { next_try_at, tries } = instalment;
    if (next_try_at === null) return { state: 'OVERDUE', next_try_at };
    return { state: tries > 0 ? 'RETRYING' : 'SCHEDULED', next_try_at };
  }
  const nextTryAt = nextTryAfter(code, instalment.tries, plan.retry_after_days, now);
  return nextTryAt
    ? { state: 'RETRYING', next_try_at: nextTryAt }
    : { state: 'OVERDUE', next_try_at: null };
}
