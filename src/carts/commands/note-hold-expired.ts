import type { Work } from '../../platform/commands/work.js';
import { carts } from '../data/store.js';
import { tellCart } from '../events.js';

/** The stock that a cart held is back on the shelf: the cart says so, unless it holds some anew. */
export async function noteHoldExpired(work: Work, cartId: string): Promise<void> {
  const cart = await carts(work).lock(cartId);
  if (!cart?.heldUntil || cart.heldUntil > work.now) return;
  cart.heldUntil = null;
  cart.touch(work.now);
  tellCart(work, cart, 'CartHoldExpired', { fields: ['heldUntil'] });
}
