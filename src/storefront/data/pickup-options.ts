import type { Kysely } from 'kysely';
import { type NearLocationRow, nearbyStores, type Point, readyAt } from '../../locations/index.js';
import { availabilityOf } from '../../stock/index.js';
import { chooseSenders, type TransferWays, transferWays } from '../../transfers/index.js';
import {
  mergeLines,
  missingLines,
  type PickupKind,
  type PickupLine,
  pickupOption,
  type SentLine,
  type WantedLine,
} from '../domain/pickup-option.js';

export interface PickupQuestion {
  readonly lines: readonly WantedLine[];
  readonly near: Point | undefined;
  readonly withinKm: number | undefined;
  readonly openAt: Date | undefined;
  readonly channel: string;
  readonly includeNone: boolean;
  readonly first: number;
  readonly now: Date;
}

/** One store, and what of the basket can be collected there. */
export interface PickupOption {
  readonly location: NearLocationRow;
  readonly kind: PickupKind;
  readonly lines: readonly PickupLine[];
  /** When all that can be had can be collected; null where nothing can. */
  readonly readyAt: Date | null;
}

/** Beyond so many stores nobody looks; the nearest of them are asked. */
const maxCandidates = 200;

/**
 * The stores that could hand over the basket, nearest first: from their own shelves, or with what other places send
 * them. The same few statements, however many stores and lines there are.
 */
export async function findPickupOptions(
  db: Kysely<unknown>,
  asked: PickupQuestion,
): Promise<PickupOption[]> {
  const wanted = mergeLines(asked.lines);
  const { near, withinKm, openAt, channel, now } = asked;
  const stores = await nearbyStores(db, {
    near,
    withinKm,
    openAt,
    pickupFor: channel,
    limit: maxCandidates,
  });
  const levels = await availabilityOf(db, {
    variantIds: wanted.map((line) => line.variantId),
    locationIds: stores.map((store) => store.id),
    channel,
    kind: 'PICKUP',
  });
  const shelves = Map.groupBy(levels, (level) => level.locationId);
  const missing = (store: NearLocationRow) => missingLines(wanted, shelves.get(store.id) ?? []);
  const ways = await transferWays(db, {
    stores: stores.filter((store) => missing(store).length > 0).map(({ id }) => id),
    variantIds: wanted.map((line) => line.variantId),
    channel,
  });
  const options: PickupOption[] = [];
  for (const location of stores) {
    if (options.length === asked.first) break;
    const option = pickupOption(wanted, shelves.get(location.id) ?? [], {
      sent: sentTo(location.id, missing(location), ways, now),
      readyAt: () => readyAt(location, now),
    });
    if (option.kind !== 'NONE' || asked.includeNone) options.push({ location, ...option });
  }
  return options;
}

/** What others would send of a basket if it were ordered now, by the very choice that placing the order makes. */
function sentTo(
  store: string,
  missing: readonly WantedLine[],
  ways: TransferWays,
  now: Date,
): readonly SentLine[] {
  if (missing.length === 0) return [];
  const lines = missing.map((line) => ({ ...line, key: line.variantId, collectAt: store }));
  return chooseSenders(lines, ways.sendersTo(store, now), ways.stock).sources;
}
