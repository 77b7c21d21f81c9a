import { later } from '../../kernel/clock.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { holdForCart, type OutOfStockRefusal } from '../../stock/index.js';
import { linesToTake } from '../data/sources.js';
import { carts } from '../data/store.js';
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
  const { id: cartId, channel } = cart;
  const ways = cart.lines.map((line) => ({ ...line, ...cart.wayOutOf(line) }));
  const lines = await linesToTake(work.db, { cartId, channel, lines: ways, now: work.now });
  if (isRefusal(lines)) return lines;
  const refused = await holdForCart(work, { cartId, channel, until, lines });
  if (refused) return refused;
  cart.heldUntil = until;
  cart.touch(work.now);
  carts(work).save(cart);
  tellCart(work, cart, 'CartStockHeld', { fields: ['heldUntil'] });
  return { cartId: cart.id, heldUntil: until.toISOString() };
}
