import { totalsOf } from '../../../pricing/index.js';
import type { Order } from '../../domain/order.js';

/** Adds an order up anew after lines or a fee were added: its sums, and the tax that falls to each line. */
export function repriceOrder(order: Order): void {
  const { lines, shippingMinor, shippingRateBasisPoints } = order;
  const totals = totalsOf({
    lines,
    shipping: { totalMinor: shippingMinor, rateBasisPoints: shippingRateBasisPoints },
  });
  order.itemsMinor = totals.itemsMinor;
  order.totalMinor = totals.totalMinor;
  for (const [place, line] of lines.entries()) line.taxMinor = totals.lineTaxes[place] ?? 0;
}
