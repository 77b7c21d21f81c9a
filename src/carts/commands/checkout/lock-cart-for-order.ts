import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { sharesOf } from '../../data/discount-shares.js';
import { type Offer, readOffer } from '../../data/quotes.js';
import { carts } from '../../data/store.js';
import type { Cart } from '../../domain/cart.js';
import { type CartForOrder, cartForOrder } from '../../domain/cart-for-order.js';
import { type PriceDifference, quotedUntil } from '../../domain/quote.js';
import {
  type CartIncompleteRefusal,
  cartIncomplete,
  type EditRefusal,
  type PriceChangedFacts,
  type PriceChangedRefusal,
  priceChanged,
} from '../../domain/refusals.js';
import { tellCart } from '../../events.js';
import { lockOwnCart } from '../lock-own-cart.js';
import { feeOf } from '../price-cart.js';

/**
 * Freezes a cart for its order. The prices are the quoted ones as long as the quote lives; after that they must
 * still be today's. What is no longer sold is not ordered, whatever was quoted. Refuses a cart that is not open
 * or not complete; to those who may not use it, it does not exist.
 */
export async function lockCartForOrder(
  work: Work,
  cartId: string,
): Promise<CartForOrder | EditRefusal | CartIncompleteRefusal | PriceChangedRefusal> {
  const cart = await lockOwnCart(work, cartId);
  const closed = cart.beginEdit(undefined);
  if (closed) return closed;
  const { contact, missing } = cart;
  if (missing.length > 0) return cartIncomplete({ missing });
  const variantIds = cart.lines.map((line) => line.variantId);
  const offer = await readOffer(work.db, cart, variantIds, work.now);
  const changed = await changedTerms(work, cart, offer);
  if (changed.lines.length > 0 || changed.shippingChanged) return priceChanged(changed);
  cart.step('lock');
  cart.heldUntil = null;
  cart.touch(work.now);
  carts(work).save(cart);
  tellCart(work, cart, 'CartLocked');
  return cartForOrder(cart, contact, offer.variants, sharesOf(cart));
}

/** What is no longer as it was quoted. */
async function changedTerms(work: Work, cart: Cart, { quotes }: Offer): Promise<PriceChangedFacts> {
  const isAlive = quotedUntil(cart.pricedAt) > work.now;
  const lines: PriceDifference[] = [];
  for (const line of cart.lines) {
    const quote = quotes.get(line.variantId);
    const isSame =
      quote?.amountMinor === line.unitPriceMinor && quote.rateBasisPoints === line.rateBasisPoints;
    if (quote && (isAlive || isSame)) continue;
    lines.push({
      lineId: line.id,
      variantId: line.variantId,
      beforeMinor: line.unitPriceMinor,
      nowMinor: quote?.amountMinor ?? null,
    });
  }
  return {
    currency: cart.currency,
    lines,
    shippingChanged: !isAlive && (await shippingChanged(work, cart)),
  };
}

async function shippingChanged(work: Work, cart: Cart): Promise<boolean> {
  const itemsMinor = cart.itemsMinor();
  if (isRefusal(itemsMinor)) return false;
  const fee = await feeOf(work, cart, itemsMinor);
  return (
    fee.amountMinor !== cart.shippingMinor || fee.rateBasisPoints !== cart.shippingRateBasisPoints
  );
}
