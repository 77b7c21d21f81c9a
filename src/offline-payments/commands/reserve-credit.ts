import { sql } from 'kysely';
import type { AuthorizeCall, ProviderOutcome } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { findBooked, newPayment, unbooked } from '../data/books.js';
import { offlineTables } from '../data/tables.js';
import { findTradeAccount } from '../data/trade.js';

/**
 * Promises a part of a customer's limit to a purchase, by one statement: of two at once that do not both fit, one is
 * declined. The same key promises once.
 */
export async function reserveCredit(work: Work, call: AuthorizeCall): Promise<ProviderOutcome> {
  const { customerId, amountMinor, currency } = call;
  const before = await findBooked(work.db, call.key);
  if (before.kind !== 'unseen') return before;
  if (customerId === null) return declined(call, 'no_account');
  // First come is first served: who comes with the same key waits here, and finds the payment afterwards.
  await sql`select pg_advisory_xact_lock(hashtextextended(${call.key}, 0))`.execute(work.db);
  const meanwhile = await findBooked(work.db, call.key);
  if (meanwhile.kind !== 'unseen') return meanwhile;
  const db = offlineTables(work.db);
  const reserved = await db
    .updateTable('trade_account')
    .set((account) => ({ reserved_minor: account('reserved_minor', '+', amountMinor) }))
    .where('customer_id', '=', customerId)
    .where('currency', '=', currency)
    .where(({ eb, ref, val }) =>
      eb(
        eb(eb('reserved_minor', '+', ref('used_minor')), '+', val(amountMinor)),
        '<=',
        ref('limit_minor'),
      ),
    )
    .returning('customer_id')
    .executeTakeFirst();
  if (!reserved) return declined(call, await reasonOf(work, call, customerId));
  await db
    .insertInto('offline_payment')
    .values({
      ...newPayment(work, 'on-account', call),
      state: 'HELD',
      authorized_minor: amountMinor,
    })
    .execute();
  const found = await findBooked(work.db, call.key);
  return found.kind === 'unseen' ? { kind: 'unknown', reason: 'not_written' } : found;
}

function declined(call: AuthorizeCall, providerCode: string): ProviderOutcome {
  const code = providerCode === 'over_limit' ? 'CREDIT_LIMIT_EXCEEDED' : 'METHOD_NOT_POSSIBLE';
  return { kind: 'declined', payment: unbooked(call), code, providerCode };
}

async function reasonOf(work: Work, call: AuthorizeCall, customerId: string): Promise<string> {
  const account = await findTradeAccount(work.db, customerId);
  if (!account) return 'no_account';
  return account.currency === call.currency ? 'over_limit' : 'other_currency';
}
