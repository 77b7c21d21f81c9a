import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { carts } from '../data/store.js';
import { counts } from '../domain/discount.js';
import { finishEdit } from './edit-cart.js';
import { toldOf } from './edits/give-discount.js';

export interface SettleDiscount {
  readonly cartId: string;
  readonly discountId: string;
  /** Who has agreed; null where nobody will. */
  readonly approvedBy: string | null;
}

/**
 * What was decided about a discount is done: it counts from now on, or is taken out of the cart. Where the cart has
 * become an order or was given up meanwhile, nothing is done any more; what has gone over to another cart is settled there. Safe to repeat.
 */
export async function settleDiscount(work: Work, input: SettleDiscount): Promise<void> {
  let cart = await carts(work).lock(input.cartId);
  while (cart?.mergedInto) cart = await carts(work).lock(cart.mergedInto);
  const discount = cart?.discounts.find(({ id }) => id === input.discountId);
  if (!cart || !discount || counts(discount) || cart.beginEdit(undefined)) return;
  const { approvedBy } = input;
  const others = cart.discounts.filter((each) => each !== discount);
  const isGranted = approvedBy !== null;
  cart.discounts = isGranted ? [...others, { ...discount, approvedBy }] : others;
  const settled = await finishEdit(work, cart, {
    type: isGranted ? 'CartDiscountGiven' : 'CartDiscountRemoved',
    news: { fields: ['discounts'], discount: toldOf(discount) },
  });
  if (isRefusal(settled)) throw new Error(`discount ${discount.id} cannot be settled`);
}
