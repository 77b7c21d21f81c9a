import type { Kysely } from 'kysely';
import { type NearLocationRow, nearbyStores, type Point, readyAt } from '../../locations/index.js';
import { availabilityOf } from '../../stock/index.js';
import {
  mergeLines,
  type PickupKind,
  type PickupLine,
  pickupOption,
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

/** One store, and what of the basket it has. */
export interface PickupOption {
  readonly location: NearLocationRow;
  readonly kind: PickupKind;
  readonly lines: readonly PickupLine[];
  /** When what is there can be collected; null where nothing is. */
  readonly readyAt: Date | null;
}

/** Beyond so many stores nobody looks; the nearest of them are asked. */
const maxCandidates = 200;

/**
 * The stores that could hand over the basket, nearest first. The same few statements, however many stores and
 * lines there are.
 */
export async function findPickupOptions(
  db: Kysely<unknown>,
  asked: PickupQuestion,
): Promise<PickupOption[]> {
  const wanted = mergeLines(asked.lines);
  const { near, withinKm, openAt, channel } = asked;
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
  const options: PickupOption[] = [];
  for (const location of stores) {
    if (options.length === asked.first) break;
    const { kind, lines } = pickupOption(wanted, shelves.get(location.id) ?? []);
    if (kind === 'NONE' && !asked.includeNone) continue;
    const ready = kind === 'NONE' ? null : readyAt(location, asked.now);
    options.push({ location, kind, lines, readyAt: ready });
  }
  return options;
}
