import type { Kysely } from 'kysely';
import { findVariants, type VariantRow } from '../../catalog/index.js';
import { pricesOf, taxRates } from '../../pricing/index.js';
import type { Quote, Quotes } from '../domain/quote.js';

/** What decides what things cost: the channel that sells, the currency, and whose taxes apply. */
export interface Market {
  readonly channel: string;
  readonly currency: string;
  readonly countryCode: string;
}

/** What is sold, and the variants that were looked up for it, sold or not. */
export interface Offer {
  readonly quotes: Quotes;
  readonly variants: readonly VariantRow[];
}

/**
 * What these variants cost at an instant. One that is retired, or has no price or no tax here, has no quote:
 * it cannot be bought. Three statements, however many variants there are.
 */
export async function readOffer(
  db: Kysely<unknown>,
  market: Market,
  variantIds: readonly string[],
  at: Date,
): Promise<Offer> {
  const quotes = new Map<string, Quote>();
  if (variantIds.length === 0) return { quotes, variants: [] };
  const { channel, currency, countryCode } = market;
  const [variants, prices, rates] = await Promise.all([
    findVariants(db, variantIds),
    pricesOf(db, { variantIds, channel, currency, at }),
    taxRates(db, countryCode),
  ]);
  for (const variant of variants) {
    const price = prices.get(variant.id);
    const rateBasisPoints = rates.get(variant.tax_class);
    if (!variant.sellable || !price || rateBasisPoints === undefined) continue;
    quotes.set(variant.id, { ...price, taxClass: variant.tax_class, rateBasisPoints });
  }
  return { quotes, variants };
}
