import { allocateMinor } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { PaidLine, PaidOrder } from '../../orders/index.js';
import { type ConditionalDiscount, lostDiscountsMinor } from './lost-discounts.js';
import { nothingToPayBack } from './refusals.js';

/** Whether the shipping is paid back: never, with the last goods of the order, or with the first that come back. */
export type ShippingRefund = 'NEVER' | 'WITH_LAST' | 'ALWAYS';

/** Units of a line that are paid back; of a line that is named once. */
export interface AskedUnits {
  readonly orderLineId: string;
  readonly quantity: number;
}

/** What was ordered of a line and is not cancelled, at the price before discounts. */
export interface OrderedLine extends AskedUnits {
  readonly unitPriceMinor: number;
  /** Units that the price is for, with those that were cancelled. */
  readonly ordered: number;
}

/** What the price of a refund depends on. */
export interface PriceFacts {
  readonly paid: PaidOrder;
  readonly ordered: readonly OrderedLine[];
  readonly discounts: readonly ConditionalDiscount[];
  /** False while goods of the order have not left: they may still be paid for. */
  readonly isOver: boolean;
  /** What earlier plans have kept of each line. */
  readonly withheld: ReadonlyMap<string, number>;
  /** What of that was kept for discounts that did not hold any more. */
  readonly clawedBack: ReadonlyMap<string, number>;
  readonly shipping: ShippingRefund;
  /** Minor units that the buyer bears, at most what the goods come to. */
  readonly feeMinor: number;
}

/** What is paid back for one line. */
export interface PricedLine extends AskedUnits {
  /** What the units have cost, after discounts. */
  readonly goodsMinor: number;
  /** What of that the shop keeps, as a fee or for discounts. */
  readonly withheldMinor: number;
  readonly clawbackMinor: number;
  /** What earlier plans had kept for discounts, and is given back now. */
  readonly releasedMinor: number;
  readonly amountMinor: number;
}

/** What is paid back, line by line. */
export interface PricedRefund {
  readonly lines: readonly PricedLine[];
  readonly goodsMinor: number;
  readonly feeMinor: number;
  /** What the buyer has saved by discounts that do not hold for what they keep. */
  readonly clawbackMinor: number;
  readonly releasedMinor: number;
  readonly shippingMinor: number;
  /** Goods less fee and clawback, with what is released and the shipping. */
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

type PricedGoods = AskedUnits & { readonly goodsMinor: number };

/**
 * Prices units that are paid back, as the rules of orders say what they have cost. A discount that does not hold for
 * the goods that are kept is taken back from what is given, and given back once nothing of them is kept any more. So
 * however the units of an order are split over refunds, together they give back exactly what was paid, less the fees.
 * Refuses units that were not bought or are paid back (NotSoManyUnits), and nothing at all (NothingToPayBack).
 */
export function priceRefund(
  asked: readonly AskedUnits[],
  facts: PriceFacts,
  { costOfUnits, notSoManyUnits }: Words,
): PricedRefund | Refusal<'NotSoManyUnits'> | Refusal<'NothingToPayBack'> {
  const lines = new Map(facts.paid.lines.map((line) => [line.orderLineId, line]));
  const priced: PricedGoods[] = [];
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
  return settle(priced, {
    feeMinor: facts.feeMinor,
    owedMinor: newlyLostMinor(priced, facts),
    clawedBack: facts.clawedBack,
    shippingMinor: shippingOf(priced, facts),
  });
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
  const { shippingMinor } = allocation;
  return settle(lines, { feeMinor: 0, owedMinor: 0, clawedBack: new Map(), shippingMinor });
}

interface Settling {
  readonly feeMinor: number;
  /** What is to be kept for discounts now; below zero what is given back of what was kept. */
  readonly owedMinor: number;
  readonly clawedBack: ReadonlyMap<string, number>;
  readonly shippingMinor: number;
}

function settle(priced: readonly PricedGoods[], settling: Settling): PricedRefund {
  const { owedMinor, clawedBack, shippingMinor } = settling;
  const goods = priced.map((line) => line.goodsMinor);
  const fees = spread(settling.feeMinor, goods);
  const rest = goods.map((minor, place) => minor - (fees[place] ?? 0));
  const clawbacks = spread(owedMinor, rest);
  const held = [...clawedBack].filter(([, minor]) => minor > 0);
  const back = spread(
    -owedMinor,
    held.map(([, minor]) => minor),
  );
  const released = new Map(held.map(([id], place) => [id, back[place] ?? 0]));
  const lines = priced.map((line, place) => {
    const clawbackMinor = clawbacks[place] ?? 0;
    return pricedLine(line, {
      withheldMinor: (fees[place] ?? 0) + clawbackMinor,
      clawbackMinor,
      releasedMinor: released.get(line.orderLineId) ?? 0,
    });
  });
  const others = [...released].filter(
    ([id, minor]) => minor > 0 && !priced.some(({ orderLineId }) => orderLineId === id),
  );
  const all = [
    ...lines,
    ...others.map(([orderLineId, releasedMinor]) =>
      pricedLine(
        { orderLineId, quantity: 0, goodsMinor: 0 },
        { withheldMinor: 0, clawbackMinor: 0, releasedMinor },
      ),
    ),
  ];
  return {
    lines: all,
    goodsMinor: sumOf(goods),
    feeMinor: sumOf(fees),
    clawbackMinor: sumOf(clawbacks),
    releasedMinor: sumOf(back),
    shippingMinor,
    amountMinor: sumOf(all.map((line) => line.amountMinor)) + shippingMinor,
  };
}

function pricedLine(
  line: PricedGoods,
  kept: Pick<PricedLine, 'withheldMinor' | 'clawbackMinor' | 'releasedMinor'>,
): PricedLine {
  return {
    ...line,
    ...kept,
    amountMinor: line.goodsMinor - kept.withheldMinor + kept.releasedMinor,
  };
}

/** Shares a sum over what there is, and no more than that. */
function spread(wantedMinor: number, weights: readonly number[]): number[] {
  const roomMinor = sumOf(weights);
  const minor = Math.min(Math.max(wantedMinor, 0), roomMinor);
  return roomMinor > 0 ? allocateMinor(minor, weights) : [...weights];
}

/** What the buyer has saved on what they keep after this, beyond what earlier plans have kept for it. */
function newlyLostMinor(
  asked: readonly AskedUnits[],
  { paid, ordered, discounts, clawedBack }: PriceFacts,
): number {
  if (discounts.length === 0) return 0;
  const refunded = new Map(paid.lines.map((line) => [line.orderLineId, line.refundedUnits]));
  const now = new Map(asked.map((each) => [each.orderLineId, each.quantity]));
  const lostMinor = lostDiscountsMinor(
    discounts,
    ordered.map(({ orderLineId, quantity, unitPriceMinor, ordered: whole }) => ({
      orderLineId,
      quantity: whole,
      unitPriceMinor,
      kept: quantity - (refunded.get(orderLineId) ?? 0) - (now.get(orderLineId) ?? 0),
    })),
  );
  return lostMinor - sumOf([...clawedBack.values()]);
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

function sumOf(minors: readonly number[]): number {
  return minors.reduce((sum, minor) => sum + minor, 0);
}
