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

/** What people of each role may take off alone, by role and currency. */
export async function discountLimits(
  db: Kysely<unknown>,
): Promise<(DiscountCap & { readonly role: string; readonly currency: string })[]> {
  return tables<PricingTables>(db)
    .selectFrom('discount_limit')
    .select(['role', 'currency', 'basis_points as basisPoints', 'amount_minor as amountMinor'])
    .orderBy('role')
    .orderBy('currency')
    .execute();
}
