import type { CartForOrder, CartLineForOrder } from '../../carts/index.js';
import type { Work } from '../../platform/commands/work.js';
import {
  type LineToSource,
  type Source,
  type Sourcing,
  sourceInTurn,
} from '../../sourcing/index.js';
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
  const atStores = cart.lines.flatMap((line) => atItsStore(line) ?? []);
  return sendRest(work, cart, atStores);
}

/** Where the lines that are sent come from, beside the others, of which it is known. Refuses what cannot be sent. */
export async function sendRest(
  work: Work,
  cart: CartForOrder,
  besides: readonly Source[],
): Promise<CartSources | OutOfStockRefusal> {
  const lines = cart.lines.filter((line) => line.fulfilmentKind === 'SHIP').map(toSource);
  if (lines.length === 0) return { byLine: byLine(besides), sent: null };
  const { id: cartId, channel, shippingAddress: to } = cart;
  const { now } = work;
  const sent = await sourceInTurn(work, { lines, channel, to, now, cartId, besides });
  if (sent.shortages.length > 0) return outOfStock({ shortages: sent.shortages });
  return { byLine: byLine([...besides, ...sent.sources]), sent };
}

/** What is collected or carried out lies where that is done; undefined where it is sent. */
function atItsStore(line: CartLineForOrder): Source | undefined {
  const { fulfilmentKind, collectAt } = line;
  if (fulfilmentKind === 'SHIP' || collectAt === null) return undefined;
  return { ...toSource(line), locationId: collectAt };
}

function toSource({ id, variant, quantity }: CartLineForOrder): LineToSource {
  return { key: id, variantId: variant.id, quantity };
}

function byLine(sources: readonly Source[]): CartSources['byLine'] {
  return Map.groupBy(sources, ({ key }) => key);
}
