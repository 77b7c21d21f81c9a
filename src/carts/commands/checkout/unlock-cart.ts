import type { Work } from '../../../platform/commands/work.js';
import { carts } from '../../data/store.js';
import { tellCart } from '../../events.js';

/** Gives a cart back to its buyer, because its order came to nothing. A cart that is not locked stays as it is. */
export async function unlockCart(work: Work, cartId: string): Promise<void> {
  const cart = await carts(work).lock(cartId);
  if (!cart?.step('unlock')) return;
  cart.touch(work.now);
  tellCart(work, cart, 'CartUnlocked');
}
