import type { Work } from '../../../platform/commands/work.js';
import { askAgain, lockMethod } from '../../data/saved-methods.js';
import { paymentTables } from '../../data/store.js';
import { tellOfMethod } from '../../events.js';
import type { ForgetOutcome } from '../../providers/kept-method.js';

/** Applies what a provider says of the wish that it lets go of a method. It is asked until it has. */
export async function recordForgotten(
  work: Work,
  { methodId, outcome }: { readonly methodId: string; readonly outcome: ForgetOutcome },
): Promise<void> {
  const method = await lockMethod(work, methodId);
  if (method?.state !== 'REVOKING') return;
  if (outcome.kind === 'unknown') return askAgain(work, method);
  await paymentTables(work.db)
    .updateTable('saved_payment_method')
    .set({ state: 'REVOKED', reference: null, leased_until: null, enquire_at: null })
    .where('id', '=', methodId)
    .execute();
  const { customer_id: customerId } = method;
  tellOfMethod(work, 'PaymentMethodForgotten', { customerId, methodId });
}
