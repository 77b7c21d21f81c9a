import { type Kysely, type RawBuilder, sql } from 'kysely';
import { liveAttemptStates } from '../domain/payment-attempt.js';
import type { Trace } from '../driving/run-for-payment.js';
import type { OurPayment } from './compare-books.js';

/** The same, with where its traces belong. */
export type TracedPayment = OurPayment & Trace;

/** Our side of these attempts, by the id of the attempt; one that is not there is left out. */
export async function ourPayments(
  db: Kysely<unknown>,
  attemptIds: readonly string[],
): Promise<Map<string, TracedPayment>> {
  const rows = await readPayments(db, sql`a.id = any(${attemptIds}::uuid[])`, attemptIds.length);
  return new Map(rows.map((row) => [row.attemptId, row]));
}

/** Attempts of a provider that hold or held money, asked for within these instants: a page by id. */
export async function ourPaymentsBetween(
  db: Kysely<unknown>,
  asked: { provider: string; since: Date; until: Date; afterId: string; limit: number },
): Promise<TracedPayment[]> {
  const { provider, since, until, afterId, limit } = asked;
  return readPayments(
    db,
    sql`a.provider = ${provider} and a.requested_at >= ${since} and a.requested_at < ${until}
      and a.id > ${afterId}::uuid`,
    limit,
  );
}

async function readPayments(
  db: Kysely<unknown>,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<TracedPayment[]> {
  const { rows } = await sql<TracedPayment>`
    select a.id as "attemptId", a.intent_id as "intentId", i.order_id as "orderId", a.channel, a.correlation_id,
      a.provider_reference as "providerReference", i.currency,
      s.authorized as "authorizedMinor", s.captured as "capturedMinor",
      -- A hold lapses without an operation: one that pays is known by its intent, one that was given back is gone.
      s.voided + case a.state
        when 'SUCCEEDED' then i.expired_minor
        when 'REVERSED' then greatest(s.authorized - s.captured - s.voided, 0)
        else 0 end as "releasedMinor",
      s.refunded as "refundedMinor",
      a.state = any(${[...liveAttemptStates, 'REVERSING']}::text[])
        or exists (select from pending_operation p where p.attempt_id = a.id) as "isUnderWay"
    from payment_attempt a join payment_intent i on i.id = a.intent_id
    cross join lateral (
      select
        coalesce(sum(o.amount_minor) filter (where o.kind = 'AUTHORIZE'), 0)::bigint as authorized,
        coalesce(sum(case o.kind when 'CAPTURE' then o.amount_minor when 'UNDO_CAPTURE' then -o.amount_minor end), 0)::bigint as captured,
        coalesce(sum(o.amount_minor) filter (where o.kind = 'VOID'), 0)::bigint as voided,
        coalesce(sum(case o.kind when 'REFUND' then o.amount_minor when 'UNDO_REFUND' then -o.amount_minor end), 0)::bigint as refunded
      from payment_operation o
      where o.intent_id = a.intent_id and o.attempt_id = a.id and o.phase = 'SUCCEEDED') s
    where ${condition}
    order by a.id limit ${limit}`.execute(db);
  return rows;
}

/** The provider's names of payments whose differences are open already. */
export async function openDifferences(
  db: Kysely<unknown>,
  provider: string,
  references: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ reference: string }>`
    select distinct reference from reconciliation_difference
    where provider = ${provider} and closed_at is null and reference = any(${references}::text[])`.execute(
    db,
  );
  return new Set(rows.map((row) => row.reference));
}
