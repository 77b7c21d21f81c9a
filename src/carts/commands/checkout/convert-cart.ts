import type { Work } from '../../../platform/commands/work.js';
import { carts } from '../../data/store.js';
import { tellCart } from '../../events.js';

/** The order stands: the cart has done its work. Safe to repeat. */
export async function convertCart(work: Work, cartId: string): Promise<void> {
  const converted = await carts(work).convert(cartId);
  if (converted)
    tellCart(work, converted, 'CartConverted', converted.scanned ? { scanned: true } : {});
}
