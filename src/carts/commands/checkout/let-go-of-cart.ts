import type { Work } from '../../../platform/commands/work.js';
import { releaseCartHold } from '../../../stock/index.js';
import { unlockCart } from './unlock-cart.js';

/** Gives a cart that was set aside back to its buyer, and its goods to everybody. Safe to repeat. */
export async function letGoOfCart(work: Work, cartId: string): Promise<void> {
  await unlockCart(work, cartId);
  await releaseCartHold(work, cartId);
}
