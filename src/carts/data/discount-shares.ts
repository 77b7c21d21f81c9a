import { type DiscountShare, shareDiscounts } from '../../pricing/index.js';
import type { Cart } from '../domain/cart.js';
import { counts } from '../domain/discount.js';
import type { CartRow } from './tables.js';

/** What each discount of a cart takes off each of its lines, at the prices that they have now. */
export function sharesOf({ lines, discounts }: Pick<Cart, 'lines' | 'discounts'>): DiscountShare[] {
  return shareDiscounts(
    lines.map((line) => ({ id: line.id, totalMinor: line.fullMinor })),
    discounts.filter(counts),
  );
}

/** The same of a cart as it is read. */
export function sharesOfRow({
  lines,
  discounts,
}: Pick<CartRow, 'lines' | 'discounts'>): DiscountShare[] {
  return shareDiscounts(
    lines.map((line) => ({ id: line.id, totalMinor: line.unit_price_minor * line.quantity })),
    discounts.filter(counts),
  );
}
