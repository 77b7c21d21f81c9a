import type { Work } from '../../../platform/commands/work.js';
import type { CartContact } from '../../domain/cart.js';
import { type EditTarget, editCart } from '../edit-cart.js';

export interface SetCartContact extends EditTarget {
  readonly contact: CartContact;
}

/** Writes down how to reach the buyer. A known e-mail address is as welcome as any other. */
export function setCartContact(work: Work, input: SetCartContact) {
  return editCart(work, input, (cart) => {
    cart.contact = input.contact;
    return { type: 'CartContactSet', news: { fields: Object.keys(input.contact) } };
  });
}
