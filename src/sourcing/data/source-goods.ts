import type { Kysely } from 'kysely';
import { availabilityOf, type SourceStock } from '../../stock/index.js';
import { type Explanation, explain } from '../domain/explanation.js';
import { usualWeights } from '../domain/rules.js';
import {
  chooseSources,
  type LineToSource,
  type Source,
  type SourcePlan,
} from '../domain/sources.js';
import { findSenders } from './senders.js';

/** Goods that are to be sent to one buyer. */
export interface GoodsToSend {
  readonly lines: readonly LineToSource[];
  readonly channel: string;
  /** What this cart holds counts as there, because its order will use it up. */
  readonly cartId?: string | undefined;
  /** What the same buyer takes from these places in another way. */
  readonly besides?: readonly Source[];
}

/** Where goods come from, and why. */
export interface Sourcing extends SourcePlan {
  readonly explanation: Explanation;
}

/**
 * Where goods that are sent would come from now, by the rules of the shop. The same few statements, however many lines
 * and places there are. It reserves nothing.
 */
export async function sourceGoods(db: Kysely<unknown>, goods: GoodsToSend): Promise<Sourcing> {
  const { lines, channel, cartId, besides = [] } = goods;
  const weights = usualWeights;
  const places = await findSenders(db, channel);
  const levels = await availabilityOf(db, {
    variantIds: lines.map((line) => line.variantId),
    locationIds: places.map((place) => place.locationId),
    channel,
    cartId,
  });
  const stock = without(levels, besides);
  const plan = chooseSources(lines, places, stock, weights);
  return { ...plan, explanation: explain({ lines, places, ruledOut: [], stock, weights, plan }) };
}

function without(stock: readonly SourceStock[], taken: readonly Source[]): readonly SourceStock[] {
  if (taken.length === 0) return stock;
  return stock.map((item) => {
    const gone = taken
      .filter((each) => each.locationId === item.locationId && each.variantId === item.variantId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...item, available: Math.max(0, item.available - gone) };
  });
}
