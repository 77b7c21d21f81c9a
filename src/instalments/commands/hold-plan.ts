import type { AuthorizeCall, ProviderOutcome } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { outcomeOf, unbooked } from '../data/books.js';
import { lockPlan } from '../data/plans.js';
import { planTables } from '../data/tables.js';
import { planOfToken } from '../domain/plan-token.js';

/**
 * Promises the later instalments to the payment of the order that they were agreed to with, and to no other. The same
 * key promises once.
 */
export async function holdPlan(work: Work, call: AuthorizeCall): Promise<ProviderOutcome> {
  const id = planOfToken(call.methodToken);
  const locked = id === undefined ? undefined : await lockPlan(work, id);
  const plan = locked?.plan;
  if (!plan || plan.intent_id !== call.reference) return declined(call, 'no_such_plan');
  const isSame = plan.financed_minor === call.amountMinor && plan.currency === call.currency;
  if (!isSame) return declined(call, 'other_amount');
  if (plan.payment_key !== null && plan.payment_key !== call.key)
    return declined(call, 'promised_before');
  if (plan.payment_key === null)
    await planTables(work.db)
      .updateTable('instalment_plan')
      .set({ payment_key: call.key, authorized_minor: plan.financed_minor })
      .where('id', '=', plan.id)
      .execute();
  return outcomeOf(work.db, call.key);
}

function declined(call: AuthorizeCall, providerCode: string): ProviderOutcome {
  return { kind: 'declined', payment: unbooked(call), code: 'METHOD_NOT_POSSIBLE', providerCode };
}
