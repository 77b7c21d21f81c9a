import type { Kysely } from 'kysely';
import { availabilityOf, lessTaken, type SourceStock } from '../../stock/index.js';
import { type Explanation, explain } from '../domain/explanation.js';
import {
  chooseSources,
  type LineToSource,
  type Source,
  type SourcePlan,
} from '../domain/sources.js';
import { type Destination, findSenders } from './senders.js';
import { readSettings, type SourcingSettings } from './settings.js';

/** Units of a variant that lie in one place. */
export interface UnitsAt {
  readonly variantId: string;
  readonly locationId: string;
}

/** Goods that are to be sent to one buyer. */
export interface GoodsToSend {
  readonly lines: readonly LineToSource[];
  readonly channel: string;
  /** Where they are sent; null where that is not known yet. */
  readonly to: Destination | null;
  readonly now: Date;
  /** What this cart holds counts as there, because its order will use it up. */
  readonly cartId?: string | undefined;
  /** What the same buyer takes from these places in another way. */
  readonly besides?: readonly Source[];
  /** What these places have said they cannot give. */
  readonly refused?: readonly UnitsAt[];
}

/** Where goods come from, and why. */
export interface Sourcing extends SourcePlan {
  readonly explanation: Explanation;
}

/**
 * Where goods that are sent would come from now, by the rules of the shop. The same few statements, however many lines
 * and places there are. It reserves nothing.
 */
export async function sourceGoods(
  db: Kysely<unknown>,
  goods: GoodsToSend,
  given?: SourcingSettings,
): Promise<Sourcing> {
  const { lines, channel, cartId, besides = [], refused = [] } = goods;
  const settings = given ?? (await readSettings(db));
  const { places, atCapacity } = await findSenders(db, { ...goods, settings });
  const levels = await availabilityOf(db, {
    variantIds: lines.map((line) => line.variantId),
    locationIds: [...places, ...atCapacity].map((place) => place.locationId),
    channel,
    cartId,
  });
  const stock = offered(levels, besides, refused);
  const { weights } = settings;
  const plan = chooseSources(lines, places, stock, weights);
  return {
    ...plan,
    explanation: explain({ lines, places, atCapacity, refused, stock, weights, plan }),
  };
}

function offered(
  levels: readonly SourceStock[],
  taken: readonly Source[],
  refused: readonly UnitsAt[],
): SourceStock[] {
  const isAt = (item: UnitsAt) => (other: UnitsAt) =>
    other.locationId === item.locationId && other.variantId === item.variantId;
  return lessTaken(
    levels.filter((item) => !refused.some(isAt(item))),
    taken,
  );
}
