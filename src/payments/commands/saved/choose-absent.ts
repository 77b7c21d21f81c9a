import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { mandateOf } from '../../data/saved-methods.js';
import { paymentTables } from '../../data/store.js';
import { limitOf } from '../../domain/saved-method.js';
import { outsideMandate, savedMethodNotUsable } from '../../domain/saved-method-refusals.js';
import { type ChosenMethod, takeSaved } from '../choose-method.js';

/** What is to be charged in the absence of a customer. */
interface AbsentCharge {
  readonly methodId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly orderId: string | null;
}

const absent = { initiator: 'MERCHANT', exemption: 'MIT', consent: null } as const;

/**
 * A saved method for a charge in the absence of its customer, held until the transaction ends. Refuses a method that
 * cannot be used (SavedPaymentMethodNotUsable), and what is not agreed to (OutsideMandate).
 */
export async function chooseAbsent(
  work: Work,
  charge: AbsentCharge,
): Promise<
  | { readonly customerId: string; readonly chosen: ChosenMethod }
  | Refusal<'SavedPaymentMethodNotUsable'>
  | Refusal<'OutsideMandate'>
> {
  const { methodId, orderId } = charge;
  const customerId = await customerOf(work, methodId);
  const saved = customerId && (await takeSaved(work, methodId, customerId));
  if (!saved) return savedMethodNotUsable({ reason: 'NOT_FOUND' });
  if (isRefusal(saved)) return saved;
  const mandate = await mandateOf(work.db, methodId, orderId);
  const reason = limitOf(mandate, charge, work.now);
  if (reason || !mandate)
    return outsideMandate({
      reason: reason ?? 'NO_MANDATE',
      maxAmountMinor: mandate?.max_amount_minor ?? null,
      currency: mandate?.currency ?? null,
      endsAt: mandate?.ends_at ?? null,
    });
  return { customerId, chosen: { ...saved, ...absent, mandateId: mandate.id } };
}

async function customerOf(work: Work, methodId: string): Promise<string | undefined> {
  const row = await paymentTables(work.db)
    .selectFrom('saved_payment_method')
    .select('customer_id')
    .where('id', '=', methodId)
    .executeTakeFirst();
  return row?.customer_id;
}
