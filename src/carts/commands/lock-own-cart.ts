import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { carts } from '../data/store.js';
import { type Cart, mayUseCart } from '../domain/cart.js';

/** Locks a cart for those who may use it. For everybody else it does not exist. */
export async function lockOwnCart(work: Work, cartId: string): Promise<Cart> {
  const cart = await carts(work).lock(cartId);
  if (!cart || !mayUseCart(work.caller.actor, cart)) throw noSuchCart();
  return cart;
}

/** The answer to whoever asks for a cart that is not there, or not theirs. */
export function noSuchCart(): RequestError {
  return new RequestError('NOT_FOUND', 'There is no such cart.');
}

/** The answer to whoever names a line that is not in the cart. */
export function noSuchLine(): RequestError {
  return new RequestError('NOT_FOUND', 'There is no such line in this cart.');
}
