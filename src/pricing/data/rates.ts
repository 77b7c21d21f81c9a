import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CurrencyCode } from '../../kernel/money.js';
import { tables } from '../../platform/database/database.js';
import { feeFor } from '../domain/rates.js';
import type { PricingTables } from './tables.js';

/** The tax rate of each class of goods in that country, in basis points; empty where none are known. */
export async function taxRates(db: Kysely<unknown>, country: string): Promise<Map<string, number>> {
  const rows = await tables<PricingTables>(db)
    .selectFrom('tax_rate')
    .select(['tax_class', 'rate_basis_points'])
    .where('country_code', '=', country)
    .execute();
  return new Map(rows.map((row) => [row.tax_class, row.rate_basis_points]));
}

/** Puts the tax rate of each `product p` in that country into any statement: `rateBasisPoints`, null where none is known. */
export function productTaxRate(country: string): RawBuilder<unknown> {
  return sql`, (select t.rate_basis_points from tax_rate t
    where t.country_code = ${country} and t.tax_class = p.tax_class) as "rateBasisPoints"`;
}

/** What sending costs, tax included, and the rate that is in it. */
export interface ShippingFee {
  readonly amountMinor: number;
  readonly rateBasisPoints: number;
}

/** The fee for sending goods of that value; undefined where the shop does not send to that country in that currency. */
export async function shippingFee(
  db: Kysely<unknown>,
  asked: {
    readonly country: string;
    readonly currency: CurrencyCode;
    readonly itemsMinor: number;
  },
): Promise<ShippingFee | undefined> {
  const row = await tables<PricingTables>(db)
    .selectFrom('shipping_rate as s')
    .innerJoin('tax_rate as t', (join) =>
      join.onRef('t.country_code', '=', 's.country_code').onRef('t.tax_class', '=', 's.tax_class'),
    )
    .select(['s.amount_minor', 's.free_from_minor', 't.rate_basis_points'])
    .where('s.country_code', '=', asked.country)
    .where('s.currency', '=', asked.currency)
    .executeTakeFirst();
  if (!row) return undefined;
  const terms = { amountMinor: row.amount_minor, freeFromMinor: row.free_from_minor };
  return {
    amountMinor: feeFor(terms, asked.itemsMinor),
    rateBasisPoints: row.rate_basis_points,
  };
}
