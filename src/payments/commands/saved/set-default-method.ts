import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { lockMethod, lockMethodsOf, preferMethod } from '../../data/saved-methods.js';
import { savedMethodNotUsable } from '../../domain/saved-method-refusals.js';
import { tellOfMethod } from '../../events.js';

export interface SetDefaultMethod {
  readonly customerId: string;
  readonly methodId: string;
}

/**
 * Makes a saved method the one that is offered first; a customer has one such at most. Refuses a method that is not
 * theirs, or not kept any more (SavedPaymentMethodNotUsable).
 */
export async function setDefaultMethod(
  work: Work,
  { customerId, methodId }: SetDefaultMethod,
): Promise<{ methodId: string } | Refusal<'SavedPaymentMethodNotUsable'>> {
  await lockMethodsOf(work, customerId);
  const method = await lockMethod(work, methodId);
  if (!method || method.customer_id !== customerId)
    return savedMethodNotUsable({ reason: 'NOT_FOUND' });
  if (method.state !== 'ACTIVE')
    return savedMethodNotUsable({ reason: method.revoked_at ? 'REVOKED' : 'NOT_READY' });
  await preferMethod(work, { customerId, methodId });
  tellOfMethod(work, 'PaymentMethodPreferred', { customerId, methodId });
  return { methodId };
}
