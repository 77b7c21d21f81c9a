import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { mandateOf, takenUnder } from '../../data/saved-methods.js';
import { paymentTables } from '../../data/store.js';
import type { MandateRow } from '../../data/tables.js';
import { limitOf } from '../../domain/saved-method.js';
import { outsideMandate, savedMethodNotUsable } from '../../domain/saved-method-refusals.js';
import { type ChosenMethod, takeSaved } from '../choose-method.js';

/** What is to be charged in the absence of a customer. */
interface AbsentCharge {
  readonly methodId: string;
  /** Whose it has to be, where somebody has said it. */
  readonly customerId?: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly orderId: string | null;
  readonly planId?: string;
}

const absent = { initiator: 'MERCHANT', exemption: 'MIT', consent: null } as const;

/**
 * A saved method for a charge in the absence of its customer, held until the transaction ends. Refuses a method that
 * cannot be used or is another customer's (SavedPaymentMethodNotUsable), and what is not agreed to (OutsideMandate).
 */
export async function chooseAbsent(
  work: Work,
  charge: AbsentCharge,
): Promise<
  | { readonly customerId: string; readonly chosen: ChosenMethod }
  | Refusal<'SavedPaymentMethodNotUsable'>
  | Refusal<'OutsideMandate'>
> {
  const { methodId } = charge;
  const customerId = await customerOf(work, methodId);
  const isTheirs = customerId === (charge.customerId ?? customerId);
  const saved = customerId && isTheirs && (await takeSaved(work, methodId, customerId));
  if (!saved) return savedMethodNotUsable({ reason: 'NOT_FOUND' });
  if (isRefusal(saved)) return saved;
  const mandate = await mandateFor(work, charge);
  if (isRefusal(mandate)) return mandate;
  return { customerId, chosen: { ...saved, ...absent, mandateId: mandate.id } };
}

/** What the customer has agreed to, where it covers the charge. */
async function mandateFor(
  work: Work,
  charge: AbsentCharge,
): Promise<MandateRow | Refusal<'OutsideMandate'>> {
  const mandate = await mandateOf(work.db, charge.methodId, charge.orderId, charge.planId);
  const takenMinor = mandate?.plan_id ? await takenUnder(work.db, mandate.id) : 0;
  const reason = limitOf(mandate, { ...charge, takenMinor }, work.now);
  if (mandate && !reason) return mandate;
  return outsideMandate({
    reason: reason ?? 'NO_MANDATE',
    maxAmountMinor: mandate?.max_amount_minor ?? null,
    currency: mandate?.currency ?? null,
    endsAt: mandate?.ends_at ?? null,
  });
}

async function customerOf(work: Work, methodId: string): Promise<string | undefined> {
  const row = await paymentTables(work.db)
    .selectFrom('saved_payment_method')
    .select('customer_id')
    .where('id', '=', methodId)
    .executeTakeFirst();
  return row?.customer_id;
}
