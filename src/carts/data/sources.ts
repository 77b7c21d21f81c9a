import type { Kysely } from 'kysely';
import { findWarehouses } from '../../locations/index.js';
import {
  availabilityOf,
  chooseSources,
  type LineToSource,
  type SourcePlan,
  type SourceStock,
  type StockLevel,
  serves,
} from '../../stock/index.js';
import type { WayOut } from '../domain/cart-line.js';

/** A line as the search for its stock needs it. */
export interface LineOnItsWay {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly kind: WayOut | null;
  readonly collectAt: string | null;
}

interface Search {
  readonly cartId: string;
  readonly channel: string;
  readonly lines: readonly LineOnItsWay[];
}

/**
 * Where the goods of a cart would come from now, counting what it holds already. What is collected comes from its
 * store, what is sent from a warehouse; a line that has no way yet may come from anywhere. Four statements at
 * most, however many lines there are.
 */
export async function sourcesOf(db: Kysely<unknown>, search: Search): Promise<SourcePlan> {
  const { channel, cartId } = search;
  const lines = search.lines.map(toSource);
  const open = lines.filter((_, place) => search.lines[place]?.kind === null);
  const decided = lines.filter((line) => !open.includes(line));
  const stores = decided.flatMap((line) => line.collectAt ?? []);
  const needsSender = open.length + stores.length < lines.length;
  const warehouses = needsSender ? await findWarehouses(db, channel) : [];
  const senders = warehouses.map((warehouse) => ({ locationId: warehouse.id }));
  const levels = await availabilityOf(db, {
    variantIds: lines.map((line) => line.variantId),
    locationIds:
      open.length > 0 ? undefined : [...stores, ...senders.map((each) => each.locationId)],
    channel,
    cartId,
  });
  const isSender = new Set(senders.map((sender) => sender.locationId));
  const stock = levels.map((level) =>
    isSender.has(level.locationId) ? level : atCounter(level, channel),
  );
  const plan = chooseSources(decided, senders, stock);
  const anywhere = [...new Set(levels.map((level) => level.locationId))];
  const rest = chooseSources(
    open,
    anywhere.map((locationId) => ({ locationId })),
    levels,
  );
  return {
    sources: [...plan.sources, ...rest.sources],
    shortages: [...plan.shortages, ...rest.shortages],
  };
}

function toSource(line: LineOnItsWay): LineToSource {
  const collectAt = line.kind === 'PICKUP' ? line.collectAt : null;
  return { key: line.id, variantId: line.variantId, quantity: line.quantity, collectAt };
}

/** What a store that hands nothing over has, nobody can collect there. */
function atCounter(level: StockLevel, channel: string): SourceStock {
  return serves(level.location, channel, 'PICKUP')
    ? level
    : { ...level, available: 0, backOrderable: false };
}
