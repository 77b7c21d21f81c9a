import type { Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { DiscountCap } from '../domain/discounts.js';
import type { PricingTables } from './tables.js';

/** What somebody of that role may take off goods alone, in that currency; without a row it is nothing. */
export async function discountLimit(
  db: Kysely<unknown>,
  role: string,
  currency: string,
): Promise<DiscountCap> {
  const limit = await tables<PricingTables>(db)
    .selectFrom('discount_limit')
    .select(['basis_points', 'amount_minor'])
    .where('role', '=', role)
    .where('currency', '=', currency)
    .executeTakeFirst();
  return { basisPoints: limit?.basis_points ?? 0, amountMinor: limit?.amount_minor ?? 0 };
}
