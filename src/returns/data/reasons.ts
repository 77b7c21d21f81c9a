import type { Kysely } from 'kysely';
import { defineLoader } from '../../platform/graphql/loaders.js';
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

/** The reasons that are offered, once a request: there is one list of them. */
export const offeredReasonsLoader = defineLoader<'OFFERED', ReturnReasonRow[]>({
  fetch: async (keys, { db }) => {
    const reasons = await readReasons(db);
    return keys.map(() => reasons);
  },
});

/** What a label costs a buyer, in minor units of the currency; nothing where nobody has said so. */
export async function labelFeeMinor(db: Kysely<unknown>, currency: string): Promise<number> {
  const row = await returnTables(db)
    .selectFrom('return_fee')
    .select('label_minor')
    .where('currency', '=', currency)
    .executeTakeFirst();
  return row?.label_minor ?? 0;
}
