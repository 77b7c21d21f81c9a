import { later } from '../../../kernel/clock.js';
import { newId } from '../../../kernel/ids.js';
import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { writeMandate } from '../../data/saved-methods.js';
import { paymentTables } from '../../data/store.js';
import { sendPatienceMs } from '../../domain/patience.js';
import { invalidPaymentToken } from '../../domain/refusals.js';
import { type Consent, problemOfConsent } from '../../domain/saved-method.js';
import { methodNotSavable } from '../../domain/saved-method-refusals.js';
import { paymentProviders } from '../../providers/registry.js';
import { isKept } from '../choose-method.js';

export interface SaveMethod {
  readonly customerId: string;
  /** The provider's token for the card; never a card number. */
  readonly methodToken: string;
  readonly consent: Consent;
}

/**
 * Writes down that a customer wants a method kept, without a payment, and what they have agreed to;
 * `driveSavedMethod` asks the provider after the commit. Refuses a text that is no token (InvalidPaymentToken), and
 * a method or an agreement that cannot be kept (PaymentMethodNotSavable).
 */
export async function saveMethod(
  work: Work,
  { customerId, methodToken, consent }: SaveMethod,
): Promise<
  { methodId: string } | Refusal<'InvalidPaymentToken'> | Refusal<'PaymentMethodNotSavable'>
> {
  const taken = work.port(paymentProviders).taking(methodToken);
  if (!taken) return invalidPaymentToken();
  if (!isKept(taken)) return methodNotSavable({ problem: 'NOT_OFFERED' });
  const isForOrder = consent.scope === 'ORDER';
  const problem = isForOrder ? 'ORDER_LIMITS' : problemOfConsent(consent, work.now);
  if (problem) return methodNotSavable({ problem });
  const methodId = newId();
  const { channel, correlationId } = work.caller;
  await paymentTables(work.db)
    .insertInto('saved_payment_method')
    .values({
      id: methodId,
      customer_id: customerId,
      provider: taken.provider.name,
      family: taken.family,
      state: 'REQUESTED',
      setup_token: methodToken,
      reference: null,
      fingerprint: null,
      brand: null,
      last4: null,
      wallet: null,
      expiry_month: null,
      expiry_year: null,
      is_default: false,
      same_as: null,
      failure_code: null,
      channel,
      correlation_id: correlationId,
      leased_until: null,
      enquire_at: later(work.now, sendPatienceMs),
      enquiries: 0,
      last_used_at: null,
      created_at: work.now,
      revoked_at: null,
    })
    .execute();
  await writeMandate(work, methodId, consent);
  return { methodId };
}
