import { type Kysely, sql } from 'kysely';
import { tables } from '../../platform/database/database.js';
import { defineLoader, grouped } from '../../platform/graphql/loaders.js';
import type { DatedTerms, Terms } from '../domain/terms.js';

interface TermsRow {
  readonly id: string;
  readonly count: number;
  readonly currency: string;
  readonly funding: 'LENDER';
  readonly fee_basis_points: number;
  readonly fee_minor: number;
  readonly minimum_minor: number;
  readonly maximum_minor: number;
  readonly valid_from: Date;
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

/** Writes terms that follow all others of their count and currency, also those that were set in the same instant. */
export async function insertTerms(
  db: Kysely<unknown>,
  id: string,
  terms: Terms,
  now: Date,
): Promise<void> {
  await sql`lock table instalment_terms in share row exclusive mode`.execute(db);
  await sql`
    insert into instalment_terms (id, count, currency, funding, fee_basis_points, fee_minor, minimum_minor,
      maximum_minor, valid_from)
    select ${id}, ${terms.count}, ${terms.currency}, ${terms.funding}, ${terms.feeBasisPoints}, ${terms.feeMinor},
      ${terms.minimumMinor}, ${terms.maximumMinor},
      greatest(${now}::timestamptz, max(t.valid_from) + interval '1 millisecond')
    from instalment_terms t where t.count = ${terms.count} and t.currency = ${terms.currency}`.execute(
    db,
  );
}
