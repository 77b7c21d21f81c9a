import type { PricedRefund } from './price-refund.js';

/** A part of what is given back, line by line. */
export interface RefundPart {
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly quantity: number;
    readonly amountMinor: number;
  }[];
  readonly shippingMinor: number;
  readonly amountMinor: number;
}

/**
 * Splits what is given back in two refunds: the first of so much, the second of the rest. Units are told of once, with
 * the first that gives something for them. Both sum exactly to the whole.
 */
export function splitRefund(
  { lines, shippingMinor, amountMinor }: PricedRefund,
  firstMinor: number,
): { readonly first: RefundPart; readonly rest: RefundPart } {
  let leftMinor = firstMinor;
  const take = (minor: number) => {
    const takenMinor = Math.min(minor, leftMinor);
    leftMinor -= takenMinor;
    return takenMinor;
  };
  const parts = lines.map((line) => ({ line, takenMinor: take(line.amountMinor) }));
  const firstShippingMinor = take(shippingMinor);
  const given = (minor: number) => minor > 0;
  return {
    first: {
      lines: parts
        .filter(({ takenMinor }) => given(takenMinor))
        .map(({ line: { orderLineId, quantity }, takenMinor }) => ({
          orderLineId,
          quantity,
          amountMinor: takenMinor,
        })),
      shippingMinor: firstShippingMinor,
      amountMinor: firstMinor,
    },
    rest: {
      lines: parts
        .filter(({ line, takenMinor }) => given(line.amountMinor - takenMinor))
        .map(({ line, takenMinor }) => ({
          orderLineId: line.orderLineId,
          quantity: given(takenMinor) ? 0 : line.quantity,
          amountMinor: line.amountMinor - takenMinor,
        })),
      shippingMinor: shippingMinor - firstShippingMinor,
      amountMinor: amountMinor - firstMinor,
    },
  };
}
