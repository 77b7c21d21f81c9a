import { type Kysely, sql } from 'kysely';
import { tables } from '../../platform/database/database.js';
import { defineLoader, grouped } from '../../platform/graphql/loaders.js';
import type { DatedTerms, Funding, Terms } from '../domain/terms.js';

interface TermsRow {
  readonly id: string;
  readonly count: number;
  readonly currency: string;
  readonly funding: Funding;
  readonly fee_basis_points: number;
  readonly fee_minor: number;
  readonly minimum_minor: number;
  readonly maximum_minor: number;
  readonly valid_from: Date;
  readonly channel: string | null;
  readonly retry_after_days: readonly number[];
}

function instalmentTables(db: Kysely<unknown>) {
  return tables<{ instalment_terms: TermsRow }>(db);
}

/** All terms that there ever were in these currencies, the oldest first. They are few. */
export function findTerms(
  db: Kysely<unknown>,
  currencies: readonly string[],
): Promise<DatedTerms[]> {
  return instalmentTables(db)
    .selectFrom('instalment_terms')
    .select([
      'count',
      'currency',
      'funding',
      'fee_basis_points as feeBasisPoints',
      'fee_minor as feeMinor',
      'minimum_minor as minimumMinor',
      'maximum_minor as maximumMinor',
      'valid_from as validFrom',
      'channel',
      'retry_after_days as retryAfterDays',
    ])
    .where('currency', 'in', currencies)
    .orderBy('valid_from')
    .execute();
}

/** The same, by currency. */
export const termsLoader = defineLoader<string, DatedTerms[]>({
  fetch: async (currencies, { db }) =>
    grouped(currencies, await findTerms(db, currencies), (row) => row.currency),
});

/** Writes terms that follow all others of their funding, count, currency and channel, also those that were set in the same instant. */
export async function insertTerms(
  db: Kysely<unknown>,
  id: string,
  terms: Terms,
  now: Date,
): Promise<void> {
  await sql`lock table instalment_terms in share row exclusive mode`.execute(db);
  await sql`
    insert into instalment_terms (id, count, currency, funding, fee_basis_points, fee_minor, minimum_minor,
      maximum_minor, channel, retry_after_days, valid_from)
    select ${id}, ${terms.count}, ${terms.currency}, ${terms.funding}, ${terms.feeBasisPoints}, ${terms.feeMinor},
      ${terms.minimumMinor}, ${terms.maximumMinor}, ${terms.channel}, ${`{${terms.retryAfterDays}}`}::integer[],
      greatest(${now}::timestamptz, max(t.valid_from) + interval '1 millisecond')
    from instalment_terms t where t.funding = ${terms.funding} and t.count = ${terms.count}
      and t.currency = ${terms.currency} and t.channel is not distinct from ${terms.channel}`.execute(
    db,
  );
}
