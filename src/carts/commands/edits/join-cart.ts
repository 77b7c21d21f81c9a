import type { Work } from '../../../platform/commands/work.js';
import { type EditTarget, editCart } from '../edit-cart.js';

/**
 * An agent joins the buyer at the cart: from now on it is sold by phone, and both see every change of the other.
 * The cart stays the buyer's.
 */
export function joinCart(work: Work, input: EditTarget) {
  return editCart(work, input, (cart) => {
    cart.assistedBy = work.caller.actor.id ?? null;
    cart.channel = 'CALL_CENTRE';
    return { type: 'CartJoined', news: { fields: ['assistedBy', 'channel'] } };
  });
}
