import { sql } from 'kysely';
import type { CurrencyCode } from '../../kernel/money.js';
import { defineLoader, type LoaderContext } from '../../platform/graphql/loaders.js';
import { type PriceTerms, pricesOf, productPrices, type VariantPrice } from '../data/prices.js';

export interface PriceKey {
  readonly id: string;
  readonly currency: CurrencyCode;
}

/** The lowest and the highest price among the variants of a product, in minor units. */
export interface PriceSpan {
  readonly lowestMinor: number;
  readonly highestMinor: number;
}

/** The price of a variant for the channel of the request; null where it has none. */
export const priceLoader = defineLoader<PriceKey, VariantPrice>({
  cacheKey: textOf,
  fetch: (keys, context) =>
    fetchByCurrency(keys, context, (terms, variantIds) =>
      pricesOf(context.db, { ...terms, variantIds }),
    ),
});

/** The span of prices of a product for the channel of the request; null where it has none. */
export const priceSpanLoader = defineLoader<PriceKey, PriceSpan>({
  cacheKey: textOf,
  fetch: (keys, context) =>
    fetchByCurrency(keys, context, async (terms, productIds) => {
      const { columns, innerJoin } = productPrices(terms);
      const { rows } = await sql<PriceSpan & { id: string }>`
        select p.id ${columns} from unnest(${productIds}::uuid[]) as p (id) ${innerJoin}`.execute(
        context.db,
      );
      return new Map(rows.map((row) => [row.id, row]));
    }),
});

async function fetchByCurrency<Found>(
  keys: readonly PriceKey[],
  { caller, gateway }: LoaderContext,
  fetch: (terms: PriceTerms, ids: string[]) => Promise<ReadonlyMap<string, Found>>,
): Promise<(Found | null)[]> {
  const found = new Map<CurrencyCode, ReadonlyMap<string, Found>>();
  for (const [currency, asked] of Map.groupBy(keys, (key) => key.currency)) {
    const terms = { channel: caller.channel, currency, at: gateway.clock.now() };
    found.set(currency, await fetch(terms, [...new Set(asked.map((key) => key.id))]));
  }
  return keys.map((key) => found.get(key.currency)?.get(key.id) ?? null);
}

function textOf({ id, currency }: PriceKey): string {
  return `${currency}:${id}`;
}
