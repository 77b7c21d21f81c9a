import type { Work } from '../../../platform/commands/work.js';
import { type EditTarget, editCart } from '../edit-cart.js';

/** Quotes today's prices for another half hour, and says which lines cost something else now. */
export function requoteCart(work: Work, input: EditTarget) {
  return editCart(work, input, () => ({ type: 'CartRequoted' }));
}
