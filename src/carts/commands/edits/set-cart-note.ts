import type { Work } from '../../../platform/commands/work.js';
import { type EditTarget, editCart } from '../edit-cart.js';

export interface SetCartNote extends EditTarget {
  /** What the buyer wants to tell; null for nothing. */
  readonly note: string | null;
}

/** Writes down what the buyer wants to tell the people who prepare the order. */
export function setCartNote(work: Work, input: SetCartNote) {
  return editCart(work, input, (cart) => {
    cart.note = input.note;
    return { type: 'CartNoteSet', news: { fields: ['note'] } };
  });
}
