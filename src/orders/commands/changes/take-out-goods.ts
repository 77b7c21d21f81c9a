import { type Fulfilment, shortenFulfilment, type UnitsOfLine } from '../../../fulfilment/index.js';
import { shareOfUnits } from '../../../kernel/money.js';
import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import type { Order } from '../../domain/order.js';
import { goodsInPreparation } from '../../domain/refusals.js';
import type { Change } from './begin-change.js';

/** Units that were taken out, where they are reserved, and what their buyer was to pay for them. */
export interface PartTakenOut extends UnitsOfLine {
  readonly locationId: string;
  readonly totalMinor: number;
}

export interface GoodsTakenOut {
  readonly parts: readonly PartTakenOut[];
  /** What was charged for them in advance, shipping that is not needed any more included; in minor units. */
  readonly chargedMinor: number;
}

interface Take {
  readonly fulfilment: Fulfilment;
  readonly parts: readonly PartTakenOut[];
}

/**
 * Takes units of an order out of its fulfilments, as long as nobody has begun to pick them; what was charged in advance
 * for them is free for other goods, or to be given back. Refuses where not so many are untouched (GoodsInPreparation).
 */
export function takeOutGoods(
  work: Work,
  { order, all }: Change,
  units: readonly UnitsOfLine[],
  reason: string,
): GoodsTakenOut | Refusal<'GoodsInPreparation'> {
  const left = new Map(units.map(({ orderLineId, quantity }) => [orderLineId, quantity]));
  const takes = all
    .filter((each) => each.isUntouched)
    .map((fulfilment) => ({ fulfilment, parts: partsOf(fulfilment, left) }));
  const late = [...left].filter(([, quantity]) => quantity > 0).map(([lineId]) => lineId);
  if (late.length > 0) return goodsInPreparation({ skus: skusOf(order, late) });
  let chargedMinor = 0;
  for (const take of takes) chargedMinor += shorten(work, take, reason);
  return { parts: takes.flatMap(({ parts }) => parts), chargedMinor };
}

/** As many of the units as lie in this fulfilment; they are counted down. */
function partsOf(fulfilment: Fulfilment, left: Map<string, number>): PartTakenOut[] {
  return fulfilment.lines.flatMap((line) => {
    const quantity = Math.min(line.quantity, left.get(line.orderLineId) ?? 0);
    if (quantity === 0) return [];
    left.set(line.orderLineId, (left.get(line.orderLineId) ?? 0) - quantity);
    const kept = line.quantity - quantity;
    return {
      orderLineId: line.orderLineId,
      locationId: fulfilment.goodsAt,
      quantity,
      totalMinor: shareOfUnits(line.totalMinor, line.quantity, kept, quantity),
    };
  });
}

/** Answers what of an advance is not needed any more. */
function shorten(work: Work, { fulfilment, parts }: Take, reason: string): number {
  if (parts.length === 0) return 0;
  shortenFulfilment(work, fulfilment, parts, reason);
  const neededMinor = Math.min(fulfilment.chargedMinor, costOf(fulfilment));
  const freeMinor = fulfilment.chargedMinor - neededMinor;
  fulfilment.chargedMinor = neededMinor;
  return freeMinor;
}

/** What the goods of a fulfilment and their way cost, in minor units; nothing where it has ended. */
export function costOf({ isEnded, worthMinor, shippingMinor }: Fulfilment): number {
  return isEnded ? 0 : worthMinor + shippingMinor;
}

function skusOf(order: Order, lineIds: readonly string[]): string[] {
  return order.lines.filter(({ id }) => lineIds.includes(id)).map(({ sku }) => sku);
}
