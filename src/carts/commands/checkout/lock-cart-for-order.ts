import type { VariantRow } from '../../../catalog/index.js';
import type { Address } from '../../../customers/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Channel } from '../../../platform/auth/actor.js';
import type { Work } from '../../../platform/commands/work.js';
import { type Offer, readOffer } from '../../data/quotes.js';
import { carts } from '../../data/store.js';
import type { Cart, CartContact } from '../../domain/cart.js';
import type { WayOut } from '../../domain/cart-line.js';
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

/** A line of a cart, on the terms on which it is ordered. */
export interface CartLineForOrder {
  readonly id: string;
  readonly variant: VariantRow;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly taxClass: string;
  readonly rateBasisPoints: number;
  readonly fulfilmentKind: WayOut;
  readonly collectAt: string | null;
}

/** A cart that is being ordered: complete, and nothing of it changes any more. */
export interface CartForOrder {
  readonly id: string;
  readonly channel: Channel;
  readonly soldAt: string | null;
  readonly customerId: string | null;
  readonly guestKey: string | null;
  readonly assistedBy: string | null;
  readonly contact: CartContact;
  readonly shippingAddress: Address | null;
  readonly billingAddress: Address | null;
  readonly note: string | null;
  readonly countryCode: string;
  readonly currency: string;
  readonly shippingMinor: number;
  readonly shippingRateBasisPoints: number;
  readonly lines: readonly CartLineForOrder[];
}

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
  if (contact === null || missing.length > 0) return cartIncomplete({ missing });
  const variantIds = cart.lines.map((line) => line.variantId);
  const offer = await readOffer(work.db, cart, variantIds, work.now);
  const changed = await changedTerms(work, cart, offer);
  if (changed.lines.length > 0 || changed.shippingChanged) return priceChanged(changed);
  cart.step('lock');
  cart.heldUntil = null;
  cart.touch(work.now);
  carts(work).save(cart);
  tellCart(work, cart, 'CartLocked');
  return toOrder(cart, contact, offer.variants);
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

function toOrder(cart: Cart, contact: CartContact, variants: readonly VariantRow[]): CartForOrder {
  const variantById = new Map(variants.map((variant) => [variant.id, variant]));
  return {
    id: cart.id,
    channel: cart.channel,
    soldAt: cart.soldAt,
    customerId: cart.customerId,
    guestKey: cart.guestKey,
    assistedBy: cart.assistedBy,
    contact,
    shippingAddress: cart.shippingAddress,
    billingAddress: cart.billingAddress,
    note: cart.note,
    countryCode: cart.countryCode,
    currency: cart.currency,
    shippingMinor: cart.shippingMinor,
    shippingRateBasisPoints: cart.shippingRateBasisPoints,
    lines: cart.lines.map((line) => {
      const { kind, collectAt } = cart.wayOutOf(line);
      const variant = variantById.get(line.variantId);
      if (!variant) throw new Error(`cart line ${line.id} has no variant`);
      return {
        id: line.id,
        variant,
        quantity: line.quantity,
        unitPriceMinor: line.unitPriceMinor,
        taxClass: line.taxClass,
        rateBasisPoints: line.rateBasisPoints,
        fulfilmentKind: kind ?? 'SHIP',
        collectAt,
      };
    }),
  };
}
