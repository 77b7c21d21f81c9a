import { type Kysely, sql } from 'kysely';
import { tables } from '../../platform/database/database.js';
import { isOfferedFor, type Terms } from '../domain/terms.js';

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

export function instalmentTables(db: Kysely<unknown>) {
  return tables<{ instalment_terms: TermsRow }>(db);
}

/** The terms that were in force in a currency at that instant, by the number of instalments. */
export async function termsAt(
  db: Kysely<unknown>,
  currency: string,
  at: Date,
): Promise<Map<number, Terms>> {
  const rows = await instalmentTables(db)
    .selectFrom('instalment_terms')
    .select([
      'count',
      'currency',
      'funding',
      'fee_basis_points as feeBasisPoints',
      'fee_minor as feeMinor',
      'minimum_minor as minimumMinor',
      'maximum_minor as maximumMinor',
    ])
    .distinctOn('count')
    .where('currency', '=', currency)
    .where('valid_from', '<=', at)
    .orderBy('count')
    .orderBy(sql`valid_from desc`)
    .execute();
  return new Map(rows.map((row) => [row.count, row]));
}

/** The terms on which a purchase may be paid in instalments now, the fewest instalments first. */
export async function offeredTerms(
  db: Kysely<unknown>,
  purchase: { readonly currency: string; readonly totalMinor: number },
  now: Date,
): Promise<Terms[]> {
  const inForce = await termsAt(db, purchase.currency, now);
  return [...inForce.values()].filter((terms) => isOfferedFor(terms, purchase));
}
