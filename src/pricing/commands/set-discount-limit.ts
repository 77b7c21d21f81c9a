import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import type { PricingTables } from '../data/tables.js';
import type { DiscountCap } from '../domain/discounts.js';

export interface SetDiscountLimit extends DiscountCap {
  readonly role: string;
  readonly currency: string;
}

/** Says what people of a role may take off goods alone, in one currency. Discounts that were given keep their limit. */
export async function setDiscountLimit(
  work: Work,
  { role, currency, basisPoints, amountMinor }: SetDiscountLimit,
): Promise<void> {
  const limit = { basis_points: basisPoints, amount_minor: amountMinor };
  await tables<PricingTables>(work.db)
    .insertInto('discount_limit')
    .values({ role, currency, ...limit })
    .onConflict((conflict) => conflict.columns(['role', 'currency']).doUpdateSet(limit))
    .execute();
}
