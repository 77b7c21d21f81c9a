import type { Work } from '../../platform/commands/work.js';
import { changeInstalment, type PlanWithInstalments, writeSteps } from '../data/plans.js';
import type { PlanRow } from '../data/tables.js';
import { instalmentLifecycle, isOpen } from '../domain/instalment-lifecycle.js';
import { leftOf, lessenTo } from '../domain/lessened.js';
import { owedMinor } from '../domain/plan-state.js';
import { tellOfPlan } from '../events.js';

/**
 * Lessens the instalments of a locked plan to what is owed on it now, from the last open one backwards. One of which
 * nothing is left is canceled. Answers the instalments as they are then.
 */
export async function lessenPlan(
  work: Work,
  plan: PlanRow,
  instalments: PlanWithInstalments['instalments'],
): Promise<PlanWithInstalments['instalments']> {
  const lessened = lessenTo(instalments, owedMinor(plan));
  if (lessened.length === 0) return instalments;
  const changed = new Map<number, PlanWithInstalments['instalments'][number]>();
  for (const { instalment, byMinor } of lessened) {
    const reduced = { ...instalment, reduced_minor: instalment.reduced_minor + byMinor };
    const isOver = isOpen(instalment.state) && leftOf(reduced) === 0;
    const state = (isOver && instalmentLifecycle.next(instalment.state, 'cancel')) || reduced.state;
    const next_try_at = isOver ? null : reduced.next_try_at;
    changed.set(instalment.number, { ...reduced, state, next_try_at });
    const { reduced_minor } = reduced;
    await changeInstalment(work, instalment.id, { reduced_minor, state, next_try_at });
  }
  await writeSteps(
    work,
    lessened.map(({ instalment, byMinor }) => ({
      plan_id: plan.id,
      number: instalment.number,
      kind: 'LESSENED',
      amount_minor: byMinor,
    })),
  );
  const amountMinor = lessened.reduce((sum, { byMinor }) => sum + byMinor, 0);
  tellOfPlan(work, 'InstalmentPlanLessened', plan, { amountMinor });
  return instalments.map((each) => changed.get(each.number) ?? each);
}
