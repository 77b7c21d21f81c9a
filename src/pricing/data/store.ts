import { type Kysely, type RawBuilder, sql } from 'kysely';
import { soldVariants } from '../../catalog/index.js';
import type { CurrencyCode } from '../../kernel/money.js';
import { tables } from '../../platform/database/database.js';
import type { PricingTables } from './tables.js';

type Db = Kysely<unknown>;
export type PriceListRow = PricingTables['price_list'];

export interface GivenPrice {
  readonly variant_id: string;
  readonly amount_minor: number;
  readonly compare_at_minor: number | null;
}

export async function findPriceList(db: Db, code: string): Promise<PriceListRow | undefined> {
  return tables<PricingTables>(db)
    .selectFrom('price_list')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst();
}

/** Makes writers of prices in one currency take turns, so that the sums they make from all prices are right. */
export async function lockCurrency(db: Db, currency: CurrencyCode): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('prices in ' || ${currency}::text))`.execute(db);
}

/** Writes the prices that differ from those that are there, and answers whose they are. */
export async function upsertPrices(
  db: Db,
  listId: string,
  prices: readonly GivenPrice[],
): Promise<string[]> {
  const { rows } = await sql<{ variant_id: string }>`
    insert into price (price_list_id, variant_id, amount_minor, compare_at_minor)
    select ${listId}::uuid, variant_id, amount_minor, compare_at_minor
    from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb)
      as g (variant_id uuid, amount_minor bigint, compare_at_minor bigint)
    order by variant_id
    on conflict (variant_id, price_list_id) do update
      set amount_minor = excluded.amount_minor, compare_at_minor = excluded.compare_at_minor
      where (price.amount_minor, price.compare_at_minor)
        is distinct from (excluded.amount_minor, excluded.compare_at_minor)
    returning variant_id`.execute(db);
  return rows.map((row) => row.variant_id);
}

/** The products of these variants, as a set for `refreshProductPrices`. */
export function productsOf(variantIds: readonly string[]): RawBuilder<unknown> {
  return sql`(select product_id from ${soldVariants} v where v.id = any(${variantIds}::uuid[]))`;
}

export function theseProducts(productIds: readonly string[]): RawBuilder<unknown> {
  return sql`(select unnest(${productIds}::uuid[]))`;
}

export const allProducts: RawBuilder<unknown> = sql`(select product_id from ${soldVariants} v)`;

/**
 * Makes the lowest and highest price of these products anew, in every list of the currency, from the variants
 * that are sold. A list counts with the default price wherever it has none of its own, because so do buyers.
 */
export async function refreshProductPrices(
  db: Db,
  currency: CurrencyCode,
  products: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    with list as (
      select id, (select d.id from price_list d where d.channel is null and d.currency = l.currency) as usual_id
      from price_list l where currency = ${currency}
    ), chosen as (
      select distinct product_id from ${products} c (product_id)
    ), priced as (
      select list.id as price_list_id, v.product_id,
        min(coalesce(own.amount_minor, usual.amount_minor)) as lowest_minor,
        max(coalesce(own.amount_minor, usual.amount_minor)) as highest_minor
      from list
      cross join ${soldVariants} v
      left join price own on own.variant_id = v.id and own.price_list_id = list.id
      left join price usual on usual.variant_id = v.id and usual.price_list_id = list.usual_id
      where v.product_id in (select product_id from chosen)
        and coalesce(own.amount_minor, usual.amount_minor) is not null
      group by list.id, v.product_id
    ), gone as (
      delete from product_price p using list
      where p.price_list_id = list.id and p.product_id in (select product_id from chosen)
        and not exists (select from priced n
          where n.price_list_id = p.price_list_id and n.product_id = p.product_id)
    )
    insert into product_price (price_list_id, product_id, lowest_minor, highest_minor)
    select price_list_id, product_id, lowest_minor, highest_minor from priced
    on conflict (product_id, price_list_id) do update
      set lowest_minor = excluded.lowest_minor, highest_minor = excluded.highest_minor
      where (product_price.lowest_minor, product_price.highest_minor)
        is distinct from (excluded.lowest_minor, excluded.highest_minor)`.execute(db);
}

/** Every currency in which one of these products has a price. */
export async function currenciesOf(db: Db, productIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    select distinct l.currency from price_list l
    where exists (select from product_price p
      where p.price_list_id = l.id and p.product_id = any(${productIds}::uuid[]))
      or exists (select from price p join ${soldVariants} v on v.id = p.variant_id
        where p.price_list_id = l.id and v.product_id = any(${productIds}::uuid[]))
    order by 1`.execute(db);
  return rows.map((row) => row.currency);
}
