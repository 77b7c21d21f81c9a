import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import type { Cart } from '../../domain/cart.js';
import type { EditRefusal } from '../../domain/refusals.js';
import type { LineChange } from '../../events.js';
import { type EditTarget, editCart } from '../edit-cart.js';

/** So many of a variant. */
export interface PickedLine {
  readonly variantId: string;
  readonly quantity: number;
}

export interface AddCartLines extends EditTarget {
  readonly lines: readonly PickedLine[];
}

/** Puts variants into a cart; more of one that is there already makes its line longer; of several the one that goes the way of the cart. */
export function addCartLines(work: Work, input: AddCartLines) {
  return editCart(work, input, (cart) => {
    const lines = putIn(cart, input.lines, work.now);
    if (isRefusal(lines)) return lines;
    const broughtIn = lines.map((line) => line.variantId);
    return { type: 'CartLinesAdded', news: { lines }, broughtIn };
  });
}

/** Puts lines into a cart, whether it is new or not, and says what has changed. */
export function putIn(
  cart: Cart,
  picked: readonly PickedLine[],
  now: Date,
): LineChange[] | EditRefusal {
  const changes = new Map<string, LineChange>();
  for (const { variantId, quantity } of picked) {
    const line = cart.add(variantId, quantity, now);
    if (isRefusal(line)) return line;
    const before = changes.get(line.id)?.before ?? line.quantity - quantity;
    changes.set(line.id, { variantId, before, after: line.quantity });
  }
  return [...changes.values()];
}
