import type { Kysely } from 'kysely';
import { findVariants } from '../../catalog/index.js';
import { pricesOf, taxRates } from '../../pricing/index.js';
import type { Quote, Quotes } from '../domain/quote.js';

/** What decides what things cost: the channel that sells, the currency, and whose taxes apply. */
export interface Market {
  readonly channel: string;
  readonly currency: string;
  readonly countryCode: string;
}

/**
 * What these variants cost at an instant. One that is retired, or has no price or no tax here, is left out:
 * it cannot be bought. Three statements, however many variants there are.
 */
export async function quotesOf(
  db: Kysely<unknown>,
  market: Market,
  variantIds: readonly string[],
  at: Date,
): Promise<Quotes> {
  const quotes = new Map<string, Quote>();
  if (variantIds.length === 0) return quotes;
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
  return quotes;
}
