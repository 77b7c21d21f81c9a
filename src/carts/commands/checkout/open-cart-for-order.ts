import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { sharesOf } from '../../data/discount-shares.js';
import { carts } from '../../data/store.js';
import { type CartForOrder, cartForOrder } from '../../domain/cart-for-order.js';
import { type CartIncompleteRefusal, cartIncomplete } from '../../domain/refusals.js';
import { tellCart } from '../../events.js';
import { tellOfNewCart } from '../create-cart.js';
import { type DraftCart, type DraftRefusal, draftCart } from '../draft-cart.js';

/**
 * A cart that is written together with its order, at today's prices: what `createCart` and `lockCartForOrder` do
 * one after the other. Refuses what cannot be sold or sent, and a cart that is not complete.
 */
export async function openCartForOrder(
  work: Work,
  input: DraftCart,
): Promise<CartForOrder | DraftRefusal | CartIncompleteRefusal> {
  const drafted = await draftCart(work, work.caller, input);
  if (isRefusal(drafted)) return drafted;
  const { cart, variants } = drafted;
  const { contact, missing } = cart;
  if (missing.length > 0) return cartIncomplete({ missing });
  tellOfNewCart(work, cart);
  cart.step('lock');
  cart.touch(work.now);
  await carts(work).open(cart);
  tellCart(work, cart, 'CartLocked');
  return cartForOrder(cart, contact, variants, sharesOf(cart));
}
