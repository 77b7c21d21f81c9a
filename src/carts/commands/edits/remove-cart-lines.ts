import type { Work } from '../../../platform/commands/work.js';
import type { LineChange } from '../../events.js';
import { type EditTarget, editCart } from '../edit-cart.js';
import { noSuchLine } from '../lock-own-cart.js';

export interface RemoveCartLines extends EditTarget {
  readonly lineIds: readonly string[];
}

/** Takes lines out of a cart. */
export function removeCartLines(work: Work, input: RemoveCartLines) {
  return editCart(work, input, (cart) => {
    const lines: LineChange[] = [];
    for (const lineId of new Set(input.lineIds)) {
      const line = cart.line(lineId);
      if (!line) throw noSuchLine();
      cart.remove(line);
      lines.push({ variantId: line.variantId, before: line.quantity, after: 0 });
    }
    return { type: 'CartLinesRemoved', news: { lines } };
  });
}
