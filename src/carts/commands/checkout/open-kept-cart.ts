import type { Work } from '../../../platform/commands/work.js';
import { sharesOf } from '../../data/discount-shares.js';
import { readOffer } from '../../data/quotes.js';
import { carts } from '../../data/store.js';
import { type CartForOrder, cartForOrder } from '../../domain/cart-for-order.js';

/**
 * A cart that was set aside (`keepCart`), on the terms of that day, also where the goods are not sold any more: they were
 * kept for it. Who may order it is for the caller to know.
 */
export async function openKeptCart(work: Work, cartId: string): Promise<CartForOrder> {
  const cart = await carts(work).lock(cartId);
  if (cart?.state !== 'LOCKED') throw new Error(`cart ${cartId} was not set aside`);
  const variantIds = cart.lines.map((line) => line.variantId);
  const { variants } = await readOffer(work.db, cart, variantIds, work.now);
  return cartForOrder(cart, cart.contact, variants, sharesOf(cart));
}
