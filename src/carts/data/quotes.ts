import { type Kysely, sql } from 'kysely';
import { findVariants, type VariantRow } from '../../catalog/index.js';
import { productTaxRate, variantPrices } from '../../pricing/index.js';
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

/** What pricing adds to a variant. */
interface Terms {
  readonly amountMinor: number | null;
  readonly compareAtMinor: number | null;
  readonly rateBasisPoints: number | null;
}

/**
 * What these variants cost at an instant. One that is retired, or has no price or no tax here, has no quote:
 * it cannot be bought. One statement, however many variants there are.
 */
export async function readOffer(
  db: Kysely<unknown>,
  { channel, currency, countryCode }: Market,
  variantIds: readonly string[],
  at: Date,
): Promise<Offer> {
  const prices = variantPrices({ channel, currency, at });
  const variants = await findVariants<Terms>(db, variantIds, {
    columns: sql`${prices.columns} ${productTaxRate(countryCode)}`,
    join: prices.join,
  });
  const quotes = new Map<string, Quote>();
  for (const { id, sellable, tax_class: taxClass, ...terms } of variants) {
    const { amountMinor, compareAtMinor, rateBasisPoints } = terms;
    if (!sellable || amountMinor === null || rateBasisPoints === null) continue;
    quotes.set(id, { amountMinor, compareAtMinor, taxClass, rateBasisPoints });
  }
  return { quotes, variants };
}
