import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { type EditTarget, editCart } from '../edit-cart.js';

export interface RemoveDiscount extends EditTarget {
  readonly discountId: string;
}

/** Takes back what staff have taken off a cart. */
export function removeDiscount(work: Work, { discountId, ...target }: RemoveDiscount) {
  return editCart(work, target, (cart) => {
    if (!cart.discounts.some(({ id }) => id === discountId))
      throw new RequestError('NOT_FOUND', 'There is no such discount in this cart.');
    cart.discounts = cart.discounts.filter(({ id }) => id !== discountId);
    return { type: 'CartDiscountRemoved', news: { fields: ['discounts'] } };
  });
}
