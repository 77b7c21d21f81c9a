import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { holdForCart, type OutOfStockRefusal, outOfStock } from '../../stock/index.js';
import { sourcesOf } from '../data/sources.js';
import { carts } from '../data/store.js';
import type { Cart } from '../domain/cart.js';
import { holdLifeMs } from '../domain/limits.js';
import {
  type CartIncompleteRefusal,
  cartIncomplete,
  type EditRefusal,
} from '../domain/refusals.js';
import { tellCart } from '../events.js';
import type { EditTarget } from './edit-cart.js';
import { lockOwnCart } from './lock-own-cart.js';

/**
 * Keeps the stock of all lines for the buyer for a quarter of an hour, all of it or none. Asked for again, the
 * hold is fitted to the lines and its time begins anew. An order uses it up.
 */
export async function holdCartStock(
  work: Work,
  input: EditTarget,
): Promise<
  { cartId: string; heldUntil: string } | EditRefusal | CartIncompleteRefusal | OutOfStockRefusal
> {
  const cart = await lockOwnCart(work, input.cartId);
  const closed = cart.beginEdit(input.expectedVersion);
  if (closed) return closed;
  if (cart.lines.length === 0) return cartIncomplete({ missing: ['LINES'] });
  const until = later(work.now, holdLifeMs);
  const refused = await holdLines(work, cart, until);
  if (refused) return refused;
  cart.heldUntil = until;
  cart.touch(work.now);
  carts(work).save(cart);
  tellCart(work, cart, 'CartStockHeld', { fields: ['heldUntil'] });
  return { cartId: cart.id, heldUntil: until.toISOString() };
}

async function holdLines(
  work: Work,
  cart: Cart,
  until: Date,
): Promise<OutOfStockRefusal | undefined> {
  const { id: cartId, channel } = cart;
  const lines = cart.lines.map((line) => ({ ...line, ...cart.wayOutOf(line) }));
  const plan = await sourcesOf(work.db, { cartId, channel, lines, now: work.now });
  if (plan.shortages.length > 0) return outOfStock({ shortages: plan.shortages });
  const byId = new Map(lines.map((line) => [line.id, line]));
  return holdForCart(work, {
    cartId,
    channel,
    until,
    lines: plan.sources.map((source) => ({
      ...source,
      kind: wayOutOf(byId.get(source.key), source.locationId),
    })),
  });
}

/** What another location sends to the store of the pickup is not handed over where it lies. */
function wayOutOf(line: ReturnType<Cart['wayOutOf']> | undefined, locationId: string) {
  if (line?.kind === 'PICKUP' && line.collectAt !== locationId) return 'SHIP';
  return line?.kind ?? undefined;
}
