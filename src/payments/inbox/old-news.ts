import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isId } from '../../kernel/ids.js';
import { paymentTables } from '../data/store.js';
import type { ProviderNews, ProviderPayment } from '../providers/provider.js';
import type { ProcessProviderEvent } from './process-provider-event.js';

/**
 * Inside a statement: true where the news tells nothing that our books do not hold. The attempt has succeeded with
 * this very payment, no sum of the account is larger than ours, and none of our operations in it is still open.
 * None of this can become untrue again, so nothing needs to be locked. Whatever looks wrong is not old: it has to be
 * looked at.
 */
export function isOldNews(provider: string, news: ProviderNews | undefined): RawBuilder<boolean> {
  if (news?.kind !== 'payment') return sql`false`;
  const { payment } = news.outcome;
  if (!isSound(payment)) return sql`false`;
  return sql<boolean>`exists (
    select from payment_attempt a join payment_intent i on i.id = a.intent_id
    where a.id = ${payment.key}::uuid and a.provider = ${provider}::text and a.state = 'SUCCEEDED'
      and a.provider_reference = ${payment.reference}::text and i.id = ${payment.ourReference}::uuid
      and i.currency = ${payment.currency}::text and i.amount_minor = ${payment.amountMinor}::bigint
      and ${payment.authorizedMinor}::bigint in (0, i.authorized_minor)
      and i.captured_minor >= ${payment.capturedMinor}::bigint
      and i.voided_minor >= ${payment.voidedMinor}::bigint
      and i.expired_minor >= ${payment.expiredMinor}::bigint
      and i.refunded_minor >= ${payment.refundedMinor}::bigint
      and not exists (
        select from pending_operation p
        where p.intent_id = i.id and p.operation_id::text = any(${keysOf(payment)}::text[])))`;
}

/** Inside a statement: true while somebody calls the provider for the attempt that the news is about. */
export function isBeingCalled(news: ProviderNews | undefined, now: Date): RawBuilder<boolean> {
  if (news?.kind !== 'payment' || !isId(news.outcome.payment.key)) return sql`false`;
  const { key } = news.outcome.payment;
  return sql<boolean>`exists (
    select from payment_attempt a where a.id = ${key}::uuid and a.leased_until > ${now}::timestamptz)`;
}

/** Closes news that waits in the inbox and has grown old meanwhile; false where it has to be read. */
export async function closeOldNews(
  db: Kysely<unknown>,
  { provider, eventId }: ProcessProviderEvent,
  news: ProviderNews | undefined,
  now: Date,
): Promise<boolean> {
  const closed = await paymentTables(db)
    .updateTable('provider_event')
    .set({ state: 'PROCESSED', processed_at: now })
    .where('provider', '=', provider)
    .where('event_id', '=', eventId)
    .where('state', '=', 'RECEIVED')
    .where(isOldNews(provider, news))
    .returning('event_id')
    .executeTakeFirst();
  return closed !== undefined;
}

function isSound(payment: ProviderPayment): boolean {
  const { key, ourReference, capturedMinor, voidedMinor, expiredMinor, authorizedMinor } = payment;
  const areOurs = isId(key) && isId(ourReference);
  // An operation that has failed may have been booked as a success: nothing of the sums would tell.
  if (payment.operations.some(({ succeeded }) => !succeeded)) return false;
  return areOurs && capturedMinor + voidedMinor + expiredMinor <= authorizedMinor;
}

function keysOf({ operations }: ProviderPayment): string[] {
  return operations.map(({ key }) => key);
}
