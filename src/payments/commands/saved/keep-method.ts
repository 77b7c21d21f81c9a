import { newId } from '../../../kernel/ids.js';
import type { Work } from '../../../platform/commands/work.js';
import { lockMethodsOf, preferMethod, writeMandate } from '../../data/saved-methods.js';
import { paymentTables } from '../../data/store.js';
import type { SavedMethodRow } from '../../data/tables.js';
import type { MethodFamily } from '../../domain/method-families.js';
import type { Consent } from '../../domain/saved-method.js';
import { tellOfMethod } from '../../events.js';
import type { KeptMethod } from '../../providers/kept-method.js';

export interface KeepMethod {
  readonly customerId: string;
  readonly provider: string;
  readonly family: MethodFamily;
  readonly kept: KeptMethod;
  readonly consent: Consent;
  readonly channel: string;
  readonly correlationId: string;
}

/**
 * Writes down that a provider keeps a method for a customer, and what they have agreed to. A card that was kept
 * before is recognised by its fingerprint: it stays the one there is, under the newest agreement. The first method
 * of a customer is the one that is offered first; what is kept for one order alone is never offered. Answers its id.
 */
export async function keepMethod(work: Work, input: KeepMethod): Promise<string> {
  const { customerId, consent } = input;
  await lockMethodsOf(work, customerId);
  const same = await findSame(work, input);
  const methodId = same ? await renew(work, same, input) : await insert(work, input);
  await writeMandate(work, methodId, consent);
  if (consent.scope !== 'ORDER')
    await preferMethod(work, { customerId, methodId, unlessThereIsOne: !consent.makeDefault });
  tellOfMethod(work, 'PaymentMethodSaved', { customerId, methodId });
  return methodId;
}

/** The same card of the same customer, where it is kept already. */
export function findSame(
  work: Work,
  { customerId, provider, kept }: Pick<KeepMethod, 'customerId' | 'provider' | 'kept'>,
): Promise<SavedMethodRow | undefined> {
  return paymentTables(work.db)
    .selectFrom('saved_payment_method')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('provider', '=', provider)
    .where('fingerprint', '=', kept.fingerprint)
    .where('state', '=', 'ACTIVE')
    .forUpdate()
    .executeTakeFirst();
}

/** What is known of a kept method, as columns. */
export function columnsOfKept(kept: KeptMethod) {
  return {
    reference: kept.reference,
    fingerprint: kept.fingerprint,
    brand: kept.brand,
    last4: kept.last4,
    wallet: kept.wallet,
    expiry_month: kept.expiryMonth,
    expiry_year: kept.expiryYear,
  };
}

/**
 * Takes over what the provider says now of a card that is kept already. A provider that gives it another name at
 * each time keeps it twice then: the older name is let go.
 */
export async function renew(
  work: Work,
  same: SavedMethodRow,
  input: Pick<KeepMethod, 'kept' | 'channel' | 'correlationId'>,
): Promise<string> {
  const { kept } = input;
  const db = paymentTables(work.db);
  await db
    .updateTable('saved_payment_method')
    .set(columnsOfKept(kept))
    .where('id', '=', same.id)
    .execute();
  if (same.reference === kept.reference) return same.id;
  await db
    .insertInto('saved_payment_method')
    .values({
      ...same,
      id: newId(),
      state: 'REVOKING',
      is_default: false,
      same_as: same.id,
      channel: input.channel,
      correlation_id: input.correlationId,
      enquire_at: work.now,
      enquiries: 0,
      created_at: work.now,
      revoked_at: work.now,
    })
    .execute();
  return same.id;
}

/**
 * Has a provider let go of a method that it keeps although nothing came of its payment. One that the customer keeps
 * all the same stays.
 */
export async function dropMethod(work: Work, input: KeepMethod): Promise<void> {
  await lockMethodsOf(work, input.customerId);
  const same = await findSame(work, input);
  if (same?.reference === input.kept.reference) return;
  await insert(work, input, { state: 'REVOKING', enquire_at: work.now, revoked_at: work.now });
}

async function insert(
  work: Work,
  input: KeepMethod,
  as: Partial<SavedMethodRow> = {},
): Promise<string> {
  const id = newId();
  await paymentTables(work.db)
    .insertInto('saved_payment_method')
    .values({
      id,
      customer_id: input.customerId,
      provider: input.provider,
      family: input.family,
      state: 'ACTIVE',
      setup_token: null,
      ...columnsOfKept(input.kept),
      is_default: false,
      same_as: null,
      failure_code: null,
      channel: input.channel,
      correlation_id: input.correlationId,
      leased_until: null,
      enquire_at: null,
      enquiries: 0,
      last_used_at: work.now,
      created_at: work.now,
      revoked_at: null,
      ...as,
    })
    .execute();
  return id;
}
