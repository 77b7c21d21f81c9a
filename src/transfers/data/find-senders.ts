import type { Kysely } from 'kysely';
import {
  arrivalBy,
  findLocationsWithHours,
  findTransferRoutes,
  type LocationWithHours,
  readyAt,
} from '../../locations/index.js';
import {
  availabilityOf,
  type ItemKey,
  lessTaken,
  type SourceStock,
  serves,
} from '../../stock/index.js';
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
  /** What the same buyer takes from these places in another way. */
  readonly besides?: readonly (ItemKey & { readonly quantity: number })[];
  /** What these senders have said they cannot give. */
  readonly refused?: readonly { readonly variantId: string; readonly locationId: string }[];
}

/** Who may send to stores, what they have, and when it would arrive. */
export interface TransferWays {
  /** What those who send may give to a buyer of the channel. */
  readonly stock: readonly SourceStock[];
  /** Who sends to this store, and when goods that are ordered at that instant arrive there. */
  sendersTo(store: string, now: Date): TransferSender[];
}

const noWays: TransferWays = { stock: [], sendersTo: () => [] };

/**
 * Who would send these goods now to where they are collected: a location that sells them through the channel, on a
 * route to a store that takes in what others send. It reserves nothing. The same few statements, however many lines,
 * stores and senders there are.
 */
export async function sendersOf(
  db: Kysely<unknown>,
  { lines, channel, now, cartId, besides = [], refused = [] }: GoodsToTransfer,
): Promise<TransferChoice> {
  const stores = [...new Set(lines.map((line) => line.collectAt))];
  const variantIds = lines.map((line) => line.variantId);
  const ways = await transferWays(db, { stores, variantIds, channel, cartId });
  const senders = stores.flatMap((store) => ways.sendersTo(store, now));
  const stock = ways.stock.filter(
    (item) =>
      !refused.some(
        (each) => each.locationId === item.locationId && each.variantId === item.variantId,
      ),
  );
  return chooseSenders(lines, senders, lessTaken(stock, besides));
}

/** The ways to these stores. When goods arrive is worked out for those stores only that are asked about. */
export async function transferWays(
  db: Kysely<unknown>,
  asked: {
    readonly stores: readonly string[];
    readonly variantIds: readonly string[];
    readonly channel: string;
    readonly cartId?: string | undefined;
  },
): Promise<TransferWays> {
  const { stores, variantIds, channel, cartId } = asked;
  const routes = await findTransferRoutes(db, { to: stores });
  if (routes.length === 0) return noWays;
  const ends = routes.flatMap((route) => [route.from_location_id, route.to_location_id]);
  const found = await findLocationsWithHours(db, [...new Set(ends)]);
  const byId = new Map(found.map((location) => [location.id, location]));
  const byStore = Map.groupBy(routes, (route) => route.to_location_id);
  const stock = await availabilityOf(db, {
    variantIds: [...new Set(variantIds)],
    locationIds: [...new Set(routes.map((route) => route.from_location_id))],
    channel,
    cartId,
  });
  return {
    stock,
    sendersTo: (id, now) => {
      const store = byId.get(id);
      if (!store || !takesIn(store, channel)) return [];
      return (byStore.get(id) ?? []).flatMap((route) => {
        const sender = byId.get(route.from_location_id);
        if (!sender) return [];
        const arrivesAt = arrivalBy(route, sender, store, readyAt(sender, now));
        return [{ locationId: sender.id, collectAt: id, arrivesAt }];
      });
    },
  };
}

/** A store may hand over only what lies there already. */
function takesIn(store: LocationWithHours, channel: string): boolean {
  return store.pickup_policy === 'ANY' && serves(store, channel, 'PICKUP');
}
