import type { CartRow } from './tables.js';

/** What a cart costs at the prices that it was quoted, discounts and shipping included, in minor units of its currency. */
export function cartTotalMinor(cart: Pick<CartRow, 'lines' | 'shipping_minor'>): number {
  return cart.lines.reduce(
    (sum, line) => sum + line.unit_price_minor * line.quantity - line.discount_minor,
    cart.shipping_minor,
  );
}
