import { isRefusal } from '../../kernel/refusal.js';
import { driveOperationJob, findIntents, requestRefund } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type PlanWithInstalments, writeSteps } from '../data/plans.js';
import { leftOf } from '../domain/lessened.js';

/**
 * Sends back what was paid of a locked plan and is not owed any more, by the payments that have brought it. What is on
 * its way back is not sent again; what has failed is. Answers what is to be driven after the commit.
 */
export async function giveBack(
  work: Work,
  { plan, instalments }: PlanWithInstalments,
): Promise<string[]> {
  const owed = new Map<string, number>();
  for (const each of instalments) {
    const backMinor = each.paid_minor - leftOf(each);
    if (each.state !== 'PAID' || each.intent_id === null || backMinor <= 0) continue;
    owed.set(each.intent_id, (owed.get(each.intent_id) ?? 0) + backMinor);
  }
  if (owed.size === 0) return [];
  const operationIds: string[] = [];
  for (const intent of await findIntents(work.db, [...owed.keys()])) {
    const sentMinor = intent.refunded_minor + intent.refund_pending_minor;
    const amountMinor = (owed.get(intent.id) ?? 0) - sentMinor;
    if (amountMinor <= 0) continue;
    const reason = 'the plan was lessened';
    const asked = await requestRefund(work, {
      intentId: intent.id,
      amountMinor,
      reason,
      unsoldMinor: amountMinor,
    });
    // What a bank contests goes back by its decision.
    if (isRefusal(asked)) continue;
    operationIds.push(asked.operationId);
    work.enqueue(driveOperationJob(asked.operationId));
    await writeSteps(work, [
      { plan_id: plan.id, kind: 'GIVEN_BACK', amount_minor: amountMinor, intent_id: intent.id },
    ]);
  }
  return operationIds;
}
