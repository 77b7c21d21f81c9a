import { isRefusal } from '../../kernel/refusal.js';
import { sharesBy, shippingFee } from '../../pricing/index.js';
import { sharesOf } from '../data/discount-shares.js';
import { type Offer, readOffer } from '../data/quotes.js';
import type { Reading } from '../data/reading.js';
import type { CartAdjustment } from '../domain/adjustments.js';
import type { Cart } from '../domain/cart.js';
import type { EditRefusal } from '../domain/refusals.js';

export interface PricedCart extends Offer {
  /** Lines that cost something else than when they were last shown. */
  readonly adjustments: readonly CartAdjustment[];
}

/**
 * Quotes today's prices, taxes and shipping fee for all lines, good for the life of a quote, and works its discounts out
 * anew. A discount does not raise the fee: it follows what the goods cost before. A line that is no
 * longer sold keeps its old price, and is reported as a problem of the cart.
 */
export async function priceCart(reading: Reading, cart: Cart): Promise<PricedCart | EditRefusal> {
  const variantIds = cart.lines.map((line) => line.variantId);
  const offer = await readOffer(reading.db, cart, variantIds, reading.now);
  const adjustments: CartAdjustment[] = [];
  for (const line of cart.lines) {
    const quote = offer.quotes.get(line.variantId);
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
  cart.discount(sharesBy('lineId', sharesOf(cart)));
  await quoteShipping(reading, cart, itemsMinor);
  cart.pricedAt = reading.now;
  return { ...offer, adjustments };
}

/** The fee for sending the goods; nothing where nothing is sent. */
export async function feeOf(
  reading: Reading,
  cart: Cart,
  itemsMinor: number,
): Promise<{ readonly amountMinor: number; readonly rateBasisPoints: number }> {
  const free = { amountMinor: 0, rateBasisPoints: 0 };
  if (!cart.sendsGoods) return free;
  const { countryCode: country, currency } = cart;
  return (await shippingFee(reading.db, { country, currency, itemsMinor })) ?? free;
}

async function quoteShipping(reading: Reading, cart: Cart, itemsMinor: number): Promise<void> {
  const fee = await feeOf(reading, cart, itemsMinor);
  cart.shippingMinor = fee.amountMinor;
  cart.shippingRateBasisPoints = fee.rateBasisPoints;
}
