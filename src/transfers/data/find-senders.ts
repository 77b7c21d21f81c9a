import type { Kysely } from 'kysely';
import {
  arrivalBy,
  findLocationsWithHours,
  findTransferRoutes,
  type LocationWithHours,
  readyAt,
} from '../../locations/index.js';
import { availabilityOf, serves } from '../../stock/index.js';
import {
  chooseSenders,
  type LineToTransfer,
  type TransferChoice,
  type TransferSender,
} from '../domain/choose-senders.js';

/** Goods that a buyer wants to collect at stores that do not have them. */
export interface GoodsToTransfer {
  readonly lines: readonly LineToTransfer[];
  readonly channel: string;
  readonly now: Date;
  /** What this cart holds counts as there, because its order will use it up. */
  readonly cartId?: string | undefined;
}

/**
 * Who would send these goods now to where they are collected: a location that sells them through the channel, on a
 * route to a store that takes in what others send. It reserves nothing. The same few statements, however many lines,
 * stores and senders there are.
 */
export async function sendersOf(
  db: Kysely<unknown>,
  { lines, channel, now, cartId }: GoodsToTransfer,
): Promise<TransferChoice> {
  const stores = [...new Set(lines.map((line) => line.collectAt))];
  const senders = await sendersTo(db, stores, channel, now);
  if (senders.length === 0) return { sources: [], missing: lines };
  const stock = await availabilityOf(db, {
    variantIds: [...new Set(lines.map((line) => line.variantId))],
    locationIds: [...new Set(senders.map((sender) => sender.locationId))],
    channel,
    cartId,
  });
  return chooseSenders(lines, senders, stock);
}

async function sendersTo(
  db: Kysely<unknown>,
  stores: readonly string[],
  channel: string,
  now: Date,
): Promise<TransferSender[]> {
  const routes = await findTransferRoutes(db, { to: stores });
  if (routes.length === 0) return [];
  const ends = routes.flatMap((route) => [route.from_location_id, route.to_location_id]);
  const found = await findLocationsWithHours(db, [...new Set(ends)]);
  const byId = new Map(found.map((location) => [location.id, location]));
  return routes.flatMap((route) => {
    const sender = byId.get(route.from_location_id);
    const store = byId.get(route.to_location_id);
    if (!sender || !store || !takesIn(store, channel)) return [];
    const arrivesAt = arrivalBy(route, sender, store, readyAt(sender, now));
    return [{ locationId: sender.id, collectAt: store.id, arrivesAt }];
  });
}

/** A store may hand over only what lies there already. */
function takesIn(store: LocationWithHours, channel: string): boolean {
  return store.pickup_policy === 'ANY' && serves(store, channel, 'PICKUP');
}
