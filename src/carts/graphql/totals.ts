import { totalsOf } from '../../pricing/index.js';

interface PricedLine {
  readonly quantity: number;
  readonly unit_price_minor: number;
  readonly discount_minor: number;
  readonly rate_basis_points: number;
}

interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly shipping_minor: number;
  readonly shipping_rate_basis_points: number;
}

/** What a cart costs, on the terms that were quoted. */
export function cartTotals(cart: PricedCart) {
  return totalsOf({
    lines: cart.lines.map((line) => ({
      totalMinor: line.unit_price_minor * line.quantity - line.discount_minor,
      rateBasisPoints: line.rate_basis_points,
    })),
    shipping: {
      totalMinor: cart.shipping_minor,
      rateBasisPoints: cart.shipping_rate_basis_points,
    },
  });
}
