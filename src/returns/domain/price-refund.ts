import { allocateMinor } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { PaidLine, PaidOrder } from '../../orders/index.js';
import { nothingToPayBack } from './refusals.js';

/** Whether the shipping is paid back: never, with the last goods of the order, or with the first that come back. */
export type ShippingRefund = 'NEVER' | 'WITH_LAST' | 'ALWAYS';

/** Units of a line that are paid back; of a line that is named once. */
export interface AskedUnits {
  readonly orderLineId: string;
  readonly quantity: number;
}

/** What the price of a refund depends on. */
export interface PriceFacts {
  readonly paid: PaidOrder;
  /** False while goods of the order have not left: they may still be paid for. */
  readonly isOver: boolean;
  /** What earlier plans have kept of each line: it is paid back by none. */
  readonly withheld: ReadonlyMap<string, number>;
  readonly shipping: ShippingRefund;
  /** Minor units that the buyer bears, at most what the goods come to. */
  readonly feeMinor: number;
}

/** What is paid back for one line. */
export interface PricedLine extends AskedUnits {
  /** What the units have cost, after discounts. */
  readonly goodsMinor: number;
  /** What of that the shop keeps. */
  readonly withheldMinor: number;
  readonly amountMinor: number;
}

/** What is paid back, line by line: `amountMinor` is goods less fee, with the shipping. */
export interface PricedRefund {
  readonly lines: readonly PricedLine[];
  readonly goodsMinor: number;
  readonly feeMinor: number;
  readonly shippingMinor: number;
  readonly amountMinor: number;
}

interface Words {
  /** What `quantity` of the units cost that are left of a line. */
  readonly costOfUnits: (line: PaidLine, quantity: number) => number;
  readonly notSoManyUnits: (facts: {
    readonly orderLineId: string;
    readonly askedUnits: number;
    readonly refundableUnits: number;
  }) => Refusal<'NotSoManyUnits'>;
}

/**
 * Prices units that are paid back, as the rules of orders say what they have cost. However the units of an order are
 * split over refunds, and whatever was kept of some, together they give back exactly what was paid less what was kept.
 * Refuses units that were not bought or are paid back (NotSoManyUnits), and nothing at all (NothingToPayBack).
 */
export function priceRefund(
  asked: readonly AskedUnits[],
  facts: PriceFacts,
  { costOfUnits, notSoManyUnits }: Words,
): PricedRefund | Refusal<'NotSoManyUnits'> | Refusal<'NothingToPayBack'> {
  const lines = new Map(facts.paid.lines.map((line) => [line.orderLineId, line]));
  const priced: (AskedUnits & { readonly goodsMinor: number })[] = [];
  for (const { orderLineId, quantity } of asked) {
    const line = lines.get(orderLineId);
    if (!line) throw new RangeError(`${orderLineId} is no line of the order`);
    const left = withoutWithheld(line, facts.withheld);
    const refundableUnits = left.units - left.refundedUnits;
    if (quantity > refundableUnits)
      return notSoManyUnits({ orderLineId, askedUnits: quantity, refundableUnits });
    if (quantity > 0)
      priced.push({ orderLineId, quantity, goodsMinor: costOfUnits(left, quantity) });
  }
  if (priced.length === 0) return nothingToPayBack();
  return withFee(priced, facts.feeMinor, shippingOf(priced, facts));
}

/** A sum that is given without goods coming back, shared over lines and shipping as the rules of orders say. */
export function priceGoodwill(allocation: {
  readonly lines: readonly (AskedUnits & { readonly amountMinor: number })[];
  readonly shippingMinor: number;
}): PricedRefund {
  const lines = allocation.lines.map(({ amountMinor, ...units }) => ({
    ...units,
    goodsMinor: amountMinor,
  }));
  return withFee(lines, 0, allocation.shippingMinor);
}

function withFee(
  lines: readonly (AskedUnits & { readonly goodsMinor: number })[],
  wantedFeeMinor: number,
  shippingMinor: number,
): PricedRefund {
  const goodsMinor = lines.reduce((sum, line) => sum + line.goodsMinor, 0);
  const feeMinor = Math.min(wantedFeeMinor, goodsMinor);
  const weights = lines.map((line) => line.goodsMinor);
  const fees = goodsMinor > 0 ? allocateMinor(feeMinor, weights) : weights;
  return {
    lines: lines.map((line, place) => {
      const withheldMinor = fees[place] ?? 0;
      return { ...line, withheldMinor, amountMinor: line.goodsMinor - withheldMinor };
    }),
    goodsMinor,
    feeMinor,
    shippingMinor,
    amountMinor: goodsMinor - feeMinor + shippingMinor,
  };
}

function shippingOf(asked: readonly AskedUnits[], { paid, shipping, isOver }: PriceFacts): number {
  if (shipping === 'NEVER') return 0;
  if (shipping === 'ALWAYS') return paid.shippingMinor;
  const now = new Map(asked.map((each) => [each.orderLineId, each.quantity]));
  const isLast = paid.lines.every(
    (line) => line.units - line.refundedUnits === (now.get(line.orderLineId) ?? 0),
  );
  return isOver && isLast ? paid.shippingMinor : 0;
}

function withoutWithheld(line: PaidLine, withheld: ReadonlyMap<string, number>): PaidLine {
  const keptMinor = withheld.get(line.orderLineId) ?? 0;
  return { ...line, refundedMinor: line.refundedMinor + keptMinor };
}
