import type { VariantRow } from '../../catalog/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { carts } from '../data/store.js';
import type { CartRow } from '../data/tables.js';
import type { Cart } from '../domain/cart.js';
import { tellCart } from '../events.js';
import { type DraftCart, type DraftRefusal, draftCart } from './draft-cart.js';

/** A new cart as everybody reads it, and the variants that were looked up for it. */
export interface CreatedCart {
  readonly row: CartRow;
  readonly variants: readonly VariantRow[];
}

/** Begins a cart, filled and priced. What cannot be sold or sent is refused. */
export async function createCart(
  work: Work,
  input: DraftCart,
): Promise<CreatedCart | DraftRefusal> {
  const drafted = await draftCart(work, work.caller, input);
  if (isRefusal(drafted)) return drafted;
  const { cart, variants } = drafted;
  const row = carts(work).openLast(cart);
  tellOfNewCart(work, cart);
  return { row, variants };
}

/** Tells of a cart, and what is in it from the beginning. */
export function tellOfNewCart(work: Work, cart: Cart): void {
  const lines = cart.lines.map(({ variantId, quantity }) => ({
    variantId,
    before: 0,
    after: quantity,
  }));
  tellCart(work, cart, 'CartCreated', { lines });
}
