import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { shippingFee } from '../../pricing/index.js';
import { quotesOf } from '../data/quotes.js';
import type { CartAdjustment } from '../domain/adjustments.js';
import type { Cart } from '../domain/cart.js';
import type { Quotes } from '../domain/quote.js';
import type { EditRefusal } from '../domain/refusals.js';

export interface PricedCart {
  readonly quotes: Quotes;
  /** Lines that cost something else than when they were last shown. */
  readonly adjustments: readonly CartAdjustment[];
}

/**
 * Quotes today's prices, taxes and shipping fee for all lines, good for the life of a quote. A line that is no
 * longer sold keeps its old price, and is reported as a problem of the cart.
 */
export async function priceCart(work: Work, cart: Cart): Promise<PricedCart | EditRefusal> {
  const variantIds = cart.lines.map((line) => line.variantId);
  const quotes = await quotesOf(work.db, cart, variantIds, work.now);
  const adjustments: CartAdjustment[] = [];
  for (const line of cart.lines) {
    const quote = quotes.get(line.variantId);
    if (!quote) continue;
    const isNew = line.taxClass === '';
    const before = line.unitPriceMinor;
    line.price(quote);
    if (isNew || before === quote.amountMinor) continue;
    const { id: lineId, variantId } = line;
    adjustments.push({
      kind: 'PRICE_CHANGED',
      lineId,
      variantId,
      before,
      after: quote.amountMinor,
    });
  }
  const itemsMinor = cart.itemsMinor();
  if (isRefusal(itemsMinor)) return itemsMinor;
  await quoteShipping(work, cart, itemsMinor);
  cart.pricedAt = work.now;
  return { quotes, adjustments };
}

/** The fee for sending the goods; nothing where nothing is sent. */
export async function feeOf(
  work: Work,
  cart: Cart,
  itemsMinor: number,
): Promise<{ readonly amountMinor: number; readonly rateBasisPoints: number }> {
  const free = { amountMinor: 0, rateBasisPoints: 0 };
  if (!cart.sendsGoods) return free;
  const { countryCode: country, currency } = cart;
  return (await shippingFee(work.db, { country, currency, itemsMinor })) ?? free;
}

async function quoteShipping(work: Work, cart: Cart, itemsMinor: number): Promise<void> {
  const fee = await feeOf(work, cart, itemsMinor);
  cart.shippingMinor = fee.amountMinor;
  cart.shippingRateBasisPoints = fee.rateBasisPoints;
}
