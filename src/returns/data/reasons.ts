import type { Kysely } from 'kysely';
import { type ReturnReasonRow, returnTables } from './tables.js';

/** The reasons that are offered, in their order; with `all`, also those that are not any more. */
export function readReasons(
  db: Kysely<unknown>,
  { all = false }: { readonly all?: boolean } = {},
): Promise<ReturnReasonRow[]> {
  return returnTables(db)
    .selectFrom('return_reason')
    .selectAll()
    .$if(!all, (query) => query.where('active', '=', true))
    .orderBy('position')
    .orderBy('code')
    .execute();
}

/** What a label costs a buyer, in minor units of the currency; nothing where nobody has said so. */
export async function labelFeeMinor(db: Kysely<unknown>, currency: string): Promise<number> {
  const row = await returnTables(db)
    .selectFrom('return_fee')
    .select('label_minor')
    .where('currency', '=', currency)
    .executeTakeFirst();
  return row?.label_minor ?? 0;
}
