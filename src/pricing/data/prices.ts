import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CurrencyCode } from '../../kernel/money.js';

/** By whose prices is asked: those of a channel, in a currency, at an instant. */
export interface PriceTerms {
  readonly channel: string;
  readonly currency: CurrencyCode;
  readonly at: Date;
}

/** Amounts with tax included, in minor units. */
export interface VariantPrice {
  readonly amountMinor: number;
  /** The price before the reduction; null where there is none. */
  readonly compareAtMinor: number | null;
}

/** The price of each variant, by its inner id: the channel's own list first, then the default one. Those without a price are left out. */
export async function pricesOf(
  db: Kysely<unknown>,
  asked: PriceTerms & { readonly variantIds: readonly string[] },
): Promise<Map<string, VariantPrice>> {
  if (asked.variantIds.length === 0) return new Map();
  const { columns, join } = variantPrices(asked);
  const { rows } = await sql<{
    id: string;
    amountMinor: number | null;
    compareAtMinor: number | null;
  }>`
    select v.id ${columns} from unnest(${asked.variantIds}::uuid[]) as v (id) ${join}`.execute(db);
  const prices = new Map<string, VariantPrice>();
  for (const { id, amountMinor, compareAtMinor } of rows)
    if (amountMinor !== null) prices.set(id, { amountMinor, compareAtMinor });
  return prices;
}

/** Columns and joins that put the price of each `variant v` into any statement: `amountMinor`, `compareAtMinor`. */
export function variantPrices(terms: PriceTerms): {
  readonly columns: RawBuilder<unknown>;
  readonly join: RawBuilder<unknown>;
} {
  return {
    columns: sql`, coalesce(own.amount_minor, usual.amount_minor) as "amountMinor",
      case when own.amount_minor is null then usual.compare_at_minor else own.compare_at_minor end as "compareAtMinor"`,
    join: sql`
      left join price own on own.variant_id = v.id and own.price_list_id = (${ownList(terms)})
      left join price usual on usual.variant_id = v.id and usual.price_list_id = (${usualList(terms)})`,
  };
}

/**
 * Puts what each `product p` costs into any statement: `lowestMinor`, `highestMinor`. The `join` keeps products
 * without a price, `innerJoin` leaves them out and lets PostgreSQL read them in the order of the price.
 */
export function productPrices(terms: PriceTerms) {
  const on = sql`product_price pp on pp.product_id = p.id
    and pp.price_list_id = coalesce((${ownList(terms)}), (${usualList(terms)}))`;
  return {
    columns: sql`, pp.lowest_minor as "lowestMinor", pp.highest_minor as "highestMinor"`,
    join: sql`left join ${on}`,
    innerJoin: sql`join ${on}`,
    lowest: sql<number>`pp.lowest_minor`,
    highest: sql<number>`pp.highest_minor`,
  };
}

function ownList({ channel, currency, at }: PriceTerms): RawBuilder<string> {
  return sql<string>`select id from price_list where channel = ${channel} and currency = ${currency}
    and (valid_from is null or valid_from <= ${at}::timestamptz)
    and (valid_to is null or valid_to > ${at}::timestamptz)`;
}

function usualList({ currency }: PriceTerms): RawBuilder<string> {
  return sql<string>`select id from price_list where channel is null and currency = ${currency}`;
}
