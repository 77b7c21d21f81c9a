import type { Work } from '../../../platform/commands/work.js';
import { maxQuantity } from '../../domain/limits.js';
import { cartLimitReached } from '../../domain/refusals.js';
import type { LineChange } from '../../events.js';
import { type EditTarget, editCart } from '../edit-cart.js';
import { noSuchLine } from '../lock-own-cart.js';

export interface ChangeCartLines extends EditTarget {
  /** How many there are to be; none takes the line out. */
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

/**
 * Sets quantities; 0 takes a line out. Safe to repeat, because it says how many there are to be. Lines of one variant are put
 * together by it: one has the units of all, the others none.
 */
export function changeCartLines(work: Work, input: ChangeCartLines) {
  return editCart(work, input, (cart) => {
    const lines: LineChange[] = [];
    for (const { lineId, quantity } of input.lines) {
      const line = cart.line(lineId);
      if (!line) throw noSuchLine();
      const { variantId, quantity: before } = line;
      if (quantity === 0) cart.remove(line);
      else line.quantity = quantity;
      if (before !== quantity) lines.push({ variantId, before, after: quantity });
    }
    if (lines.some(({ variantId }) => cart.quantityOf(variantId) > maxQuantity))
      return cartLimitReached({ limit: 'QUANTITY' });
    return { type: 'CartLinesChanged', news: { lines } };
  });
}
