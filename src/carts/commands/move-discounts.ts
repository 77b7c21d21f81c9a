import type { CartAdjustment } from '../domain/adjustments.js';
import type { Cart } from '../domain/cart.js';
import type { CartLine } from '../domain/cart-line.js';
import { linesOf, onLines } from '../domain/discount.js';

/** True of a line that costs less in its cart, or might once a second person has agreed. */
export function isDiscounted({ discounts }: Cart, { id }: CartLine): boolean {
  return discounts.some((discount) => linesOf(discount)?.includes(id) ?? true);
}

/**
 * What staff have taken off a cart goes over with its goods, whose new lines are given by those that they were: it takes
 * nothing off the goods that were there before, not even what was for a whole cart. What was given in another currency
 * cannot go over: that is reported, line by line.
 */
export function moveDiscounts(
  from: Cart,
  into: Cart,
  lineOf: ReadonlyMap<CartLine, CartLine>,
): CartAdjustment[] {
  if (from.currency !== into.currency)
    return [...lineOf].flatMap(([{ discountMinor: before }, { id: lineId, variantId }]) =>
      before > 0 ? [{ kind: 'DISCOUNT_LOST', lineId, variantId, before, after: 0 }] : [],
    );
  const moved = from.discounts.flatMap((discount) => {
    const on = linesOf(discount);
    const goods = [...lineOf].filter(([{ id }]) => on?.includes(id) ?? true);
    const lineIds = goods.map(([, { id }]) => id);
    return onLines(discount, lineIds) ?? [];
  });
  into.discounts = [...into.discounts, ...moved];
  return [];
}
