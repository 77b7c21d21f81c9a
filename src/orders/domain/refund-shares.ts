import { allocateMinor } from '../../kernel/money.js';
import {
  nothingToRefund,
  notSoManyUnits,
  type RefundShareRefusal,
  refundTooLarge,
} from './refund-refusals.js';

/** What was paid for one line, and what of it refunds are about already. */
export interface PaidLine {
  readonly orderLineId: string;
  /** Units that the buyer has paid for. */
  readonly units: number;
  readonly paidMinor: number;
  readonly refundedUnits: number;
  readonly refundedMinor: number;
}

export interface PaidOrder {
  readonly currency: string;
  readonly lines: readonly PaidLine[];
  /** What was paid for shipping and no refund is about. */
  readonly shippingMinor: number;
}

/** What of a paid order was paid for goods that never left, and no refund is about. */
export interface Unsold {
  /** Units that were cancelled after they were paid, by the line of the order. */
  readonly lines: ReadonlyMap<string, { readonly units: number; readonly amountMinor: number }>;
  readonly shippingMinor: number;
}

/** Units of a line, or a part of their price; of a line that was asked for once. */
export interface AskedLine {
  readonly orderLineId: string;
  readonly quantity: number;
  /** Null for what the units cost. */
  readonly amountMinor: number | null;
}

export type RefundAsk =
  | { readonly kind: 'EVERYTHING' }
  | { readonly kind: 'AMOUNT'; readonly amountMinor: number }
  | {
      readonly kind: 'PARTS';
      readonly lines: readonly AskedLine[];
      readonly shippingMinor: number;
    };

export interface RefundAllocation {
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly quantity: number;
    readonly amountMinor: number;
  }[];
  readonly shippingMinor: number;
}

/**
 * Says which line of an order gives back how much. What units cost is shared by largest remainder over those that are
 * left, so whoever gives back all units, in however many steps, gives back exactly what was paid. Refuses units that
 * were not bought or are refunded (NotSoManyUnits), more than was paid (RefundTooLarge), and nothing at all
 * (NothingToRefund).
 */
export function allocateToLines(
  order: PaidOrder,
  ask: RefundAsk,
): RefundAllocation | RefundShareRefusal {
  if (ask.kind === 'AMOUNT') return allocateAmount(order, ask.amountMinor);
  if (ask.kind === 'PARTS') return allocateParts(order, ask.lines, ask.shippingMinor);
  const lines = order.lines.map((line) => ({
    orderLineId: line.orderLineId,
    quantity: leftUnits(line),
    amountMinor: leftMinor(line),
  }));
  return something({ lines, shippingMinor: order.shippingMinor });
}

/** An allocation that says what of it was paid for goods that never left. */
export interface SplitAllocation extends RefundAllocation {
  readonly lines: readonly (RefundAllocation['lines'][number] & {
    readonly unsoldUnits: number;
    readonly unsoldMinor: number;
  })[];
  readonly unsoldShippingMinor: number;
}

/**
 * Says what of an allocation is for goods that never left: of these first, as their buyer has nothing for them. It is for
 * whoever does not know which units they mean.
 */
export function splitUnsold(
  unsold: Unsold,
  { lines, shippingMinor }: RefundAllocation,
): SplitAllocation {
  return {
    lines: lines.map((part) => {
      const { units = 0, amountMinor = 0 } = unsold.lines.get(part.orderLineId) ?? {};
      return {
        ...part,
        unsoldUnits: Math.min(part.quantity, units),
        unsoldMinor: Math.min(part.amountMinor, amountMinor),
      };
    }),
    shippingMinor,
    unsoldShippingMinor: Math.min(shippingMinor, unsold.shippingMinor),
  };
}

/** What was paid for goods that have left, and their shipping: units that come back are of these. */
export function whatHasLeft(order: PaidOrder, unsold: Unsold): PaidOrder {
  return {
    ...order,
    shippingMinor: order.shippingMinor - unsold.shippingMinor,
    lines: order.lines.map((line) => {
      const { units = 0, amountMinor = 0 } = unsold.lines.get(line.orderLineId) ?? {};
      return { ...line, units: line.units - units, paidMinor: line.paidMinor - amountMinor };
    }),
  };
}

/** What `quantity` of the units cost that are left of a line. */
export function costOfUnits(line: PaidLine, quantity: number): number {
  const units = leftUnits(line);
  const minor = leftMinor(line);
  const rest = minor % units;
  return ((minor - rest) / units) * quantity + Math.min(quantity, rest);
}

function allocateAmount(order: PaidOrder, amountMinor: number) {
  const weights = [...order.lines.map(leftMinor), order.shippingMinor];
  const refundableMinor = weights.reduce((sum, weight) => sum + weight, 0);
  const { currency } = order;
  if (amountMinor > refundableMinor)
    return refundTooLarge({ askedMinor: amountMinor, refundableMinor, currency });
  const shares = allocateMinor(amountMinor, weights);
  const lines = order.lines.map(({ orderLineId }, place) => ({
    orderLineId,
    quantity: 0,
    amountMinor: shares[place] ?? 0,
  }));
  return something({ lines, shippingMinor: shares.at(-1) ?? 0 });
}

function allocateParts(order: PaidOrder, asked: readonly AskedLine[], shippingMinor: number) {
  const { currency } = order;
  if (shippingMinor > order.shippingMinor)
    return refundTooLarge({
      askedMinor: shippingMinor,
      refundableMinor: order.shippingMinor,
      currency,
    });
  const lines: RefundAllocation['lines'][number][] = [];
  for (const { orderLineId, quantity, amountMinor } of asked) {
    const line = order.lines.find((each) => each.orderLineId === orderLineId);
    if (!line) throw new RangeError(`${orderLineId} is no line of the order`);
    const refundableUnits = leftUnits(line);
    if (quantity > refundableUnits)
      return notSoManyUnits({ orderLineId, askedUnits: quantity, refundableUnits });
    const minor = amountMinor ?? costOfUnits(line, quantity);
    if (minor > leftMinor(line))
      return refundTooLarge({ askedMinor: minor, refundableMinor: leftMinor(line), currency });
    lines.push({ orderLineId, quantity, amountMinor: minor });
  }
  return something({ lines, shippingMinor });
}

function something({ lines, shippingMinor }: RefundAllocation) {
  const parts = lines.filter(({ amountMinor }) => amountMinor > 0);
  return parts.length === 0 && shippingMinor === 0
    ? nothingToRefund()
    : { lines: parts, shippingMinor };
}

function leftUnits(line: PaidLine): number {
  return line.units - line.refundedUnits;
}

function leftMinor(line: PaidLine): number {
  return line.paidMinor - line.refundedMinor;
}
