import { later } from '../../../kernel/clock.js';
import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { endMandates, lockMethod } from '../../data/saved-methods.js';
import { paymentTables } from '../../data/store.js';
import { sendPatienceMs } from '../../domain/patience.js';
import { savedMethodLifecycle } from '../../domain/saved-method.js';
import { savedMethodNotUsable } from '../../domain/saved-method-refusals.js';
import { tellOfMethod } from '../../events.js';

export interface RevokeMethod {
  readonly customerId: string;
  readonly methodId: string;
}

/**
 * Ends what a customer has agreed to: from this commit on nothing is paid with the method. `driveSavedMethod` has
 * the provider let go of it afterwards, for as long as that takes. Repeating it changes nothing. Refuses a method
 * that is not theirs, or was never kept (SavedPaymentMethodNotUsable).
 */
export async function revokeMethod(
  work: Work,
  { customerId, methodId }: RevokeMethod,
): Promise<{ methodId: string } | Refusal<'SavedPaymentMethodNotUsable'>> {
  const method = await lockMethod(work, methodId);
  if (!method || method.customer_id !== customerId)
    return savedMethodNotUsable({ reason: 'NOT_FOUND' });
  if (method.revoked_at !== null) return { methodId };
  const state = savedMethodLifecycle.next(method.state, 'revoke');
  if (!state) return savedMethodNotUsable({ reason: 'NOT_READY' });
  await paymentTables(work.db)
    .updateTable('saved_payment_method')
    .set({
      state,
      is_default: false,
      enquire_at: later(work.now, sendPatienceMs),
      enquiries: 0,
      revoked_at: work.now,
    })
    .where('id', '=', methodId)
    .execute();
  await endMandates(work, methodId);
  tellOfMethod(work, 'PaymentMethodRevoked', { customerId, methodId });
  return { methodId };
}
