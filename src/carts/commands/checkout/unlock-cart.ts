import { findApprovals } from '../../../approvals/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { carts } from '../../data/store.js';
import type { Cart } from '../../domain/cart.js';
import { type CartDiscount, counts } from '../../domain/discount.js';
import { tellCart } from '../../events.js';

/**
 * Gives a cart back to its buyer, because its order came to nothing, with what was decided about its discounts
 * meanwhile. A cart that is not locked stays as it is.
 */
export async function unlockCart(work: Work, cartId: string): Promise<void> {
  const cart = await carts(work).lock(cartId);
  if (!cart?.step('unlock')) return;
  await followDecisions(work, cart);
  cart.touch(work.now);
  tellCart(work, cart, 'CartUnlocked');
}

async function followDecisions(work: Work, cart: Cart): Promise<void> {
  const asked = cart.discounts.filter((each) => !counts(each));
  if (asked.length === 0) return;
  const answers = await findApprovals(
    work.db,
    asked.flatMap(({ approvalId }) => approvalId ?? []),
  );
  cart.discounts = cart.discounts.flatMap((discount): CartDiscount[] => {
    const answer = answers.find(({ id }) => id === discount.approvalId);
    if (counts(discount) || answer?.state === 'WAITING') return [discount];
    return answer?.state === 'GRANTED' ? [{ ...discount, approvedBy: answer.decided_by }] : [];
  });
}
