import type { CartForOrder, CartLineForOrder } from '../../carts/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type Source, type Sourcing, sourceGoods } from '../../sourcing/index.js';
import { type OutOfStockRefusal, outOfStock } from '../../stock/index.js';

/** Where the goods of a cart come from. */
export interface CartSources {
  /** By the id of the cart's line; the units of each add up to it. */
  readonly byLine: ReadonlyMap<string, readonly Source[]>;
  /** How that was decided for what is sent; null where nothing is. */
  readonly sent: Sourcing | null;
}

/**
 * Where the stock of each cart line comes from: the store that hands it over, or the places that send it by the rules of the
 * shop. Refuses where all places together have not enough. What is collected is checked when it is reserved; only what
 * is sent needs a look around first.
 */
export async function sourceCart(
  work: Work,
  cart: CartForOrder,
): Promise<CartSources | OutOfStockRefusal> {
  const lines = cart.lines.map(toSource);
  const collected = lines.filter((line): line is Source => line.locationId !== null);
  const toSend = lines.filter((line) => line.locationId === null);
  if (toSend.length === 0) return { byLine: byLine(collected), sent: null };
  const { id: cartId, channel } = cart;
  const { now, db } = work;
  const to = cart.shippingAddress;
  const sent = await sourceGoods(db, {
    lines: toSend,
    channel,
    to,
    now,
    cartId,
    besides: collected,
  });
  if (sent.shortages.length > 0) return outOfStock({ shortages: sent.shortages });
  return { byLine: byLine([...collected, ...sent.sources]), sent };
}

function toSource({ id, variant, quantity, fulfilmentKind, collectAt }: CartLineForOrder) {
  const locationId = fulfilmentKind === 'SHIP' ? null : collectAt;
  return { key: id, variantId: variant.id, quantity, locationId };
}

function byLine(sources: readonly Source[]): CartSources['byLine'] {
  return Map.groupBy(sources, ({ key }) => key);
}
