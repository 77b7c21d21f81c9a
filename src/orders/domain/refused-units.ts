import type { Fulfilment } from '../../fulfilment/index.js';
import type { Order, OrderLine } from './order.js';

/** Units of an order's line. */
export interface UnitsOfLine {
  readonly line: OrderLine;
  readonly quantity: number;
}

/** What of a fulfilment would still leave: all of it that was not found yet to be missing. */
export function unitsToLeave(order: Order, fulfilment: Fulfilment): UnitsOfLine[] {
  return unitsOf(order, fulfilment, (line) => fulfilment.toLeave(line));
}

/** What of a fulfilment was not found. */
export function unitsMissing(order: Order, fulfilment: Fulfilment): UnitsOfLine[] {
  return unitsOf(order, fulfilment, (line) => line.missing);
}

function unitsOf(
  order: Order,
  { lines }: Fulfilment,
  unitsIn: (line: Fulfilment['lines'][number]) => number,
): UnitsOfLine[] {
  return lines.flatMap((carried) => {
    const line = order.lines.find(({ id }) => id === carried.orderLineId);
    const quantity = Math.min(unitsIn(carried), line?.open ?? 0);
    return line && quantity > 0 ? [{ line, quantity }] : [];
  });
}

/** What places could not give of an order: what they rejected, and what they did not find. */
export function refusedUnits(
  all: readonly Fulfilment[],
): { readonly variantId: string; readonly locationId: string }[] {
  return all.flatMap(({ state, lines, stockFrom }) =>
    lines
      .filter((line) => state === 'REJECTED' || line.missing > 0)
      .map(({ variantId }) => ({ variantId, locationId: stockFrom })),
  );
}
