import type { Work } from '../../platform/commands/work.js';
import { carts } from '../data/store.js';
import type { CartRow } from '../data/tables.js';
import type { Cart } from '../domain/cart.js';
import { tellCart } from '../events.js';

/** Begins a cart as it was drafted, and answers with it as everybody reads it. */
export async function createCart(work: Work, cart: Cart): Promise<CartRow> {
  const row = await carts(work).open(cart);
  const lines = cart.lines.map(({ variantId, quantity }) => ({
    variantId,
    before: 0,
    after: quantity,
  }));
  tellCart(work, cart, 'CartCreated', { lines });
  return row;
}
