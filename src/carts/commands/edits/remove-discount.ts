import { withdrawApproval } from '../../../approvals/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { type CartDiscount, counts } from '../../domain/discount.js';
import { type EditTarget, editCart } from '../edit-cart.js';
import { toldOf } from './give-discount.js';

export interface RemoveDiscount extends EditTarget {
  readonly discountId: string;
}

/** Takes back what staff have taken off a cart. Who has asked a second person about it takes the question back as well. */
export function removeDiscount(work: Work, { discountId, ...target }: RemoveDiscount) {
  return editCart(work, target, async (cart) => {
    const discount = cart.discounts.find(({ id }) => id === discountId);
    if (!discount) throw new RequestError('NOT_FOUND', 'There is no such discount in this cart.');
    cart.discounts = cart.discounts.filter((each) => each !== discount);
    await withdrawQuestion(work, discount);
    const news = { fields: ['discounts'], discount: toldOf(discount) };
    return { type: 'CartDiscountRemoved', news };
  });
}

async function withdrawQuestion(work: Work, discount: CartDiscount): Promise<void> {
  const { approvalId, givenBy } = discount;
  if (approvalId === null || counts(discount) || givenBy !== work.caller.actor.id) return;
  // Decided in this very moment: the answer finds no discount any more.
  await withdrawApproval(work, { approvalId });
}
