import { findLocations } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import { readShortages, type Taker, take, type Wanted } from '../data/take.js';
import { StockUnsettled, settled } from '../data/unsettled.js';
import { itemKey, mergeItems } from '../domain/quantities.js';
import { type OutOfStockRefusal, outOfStock, type Shortage } from '../domain/refusals.js';
import { serves, type WayOut } from '../domain/serving.js';
import { tellStockChanged } from '../events.js';

type Line = Wanted & { readonly kind?: WayOut | undefined };

const maxTries = 5;

/** Takes all lines for somebody, or says what is short. */
export async function takeOrRefuse(
  work: Work,
  taker: Taker,
  asked: readonly Line[],
  channel: string,
): Promise<undefined | OutOfStockRefusal> {
  const closed = await notServed(work, asked, channel);
  if (closed.length > 0) return outOfStock({ shortages: closed });
  const lines = gathered(asked);
  for (let tried = 1; tried <= maxTries; tried += 1) {
    const items = await settled(take(work, taker, lines));
    if (items) {
      tellStockChanged(work, items);
      return undefined;
    }
    const shortages = await readShortages(work, taker, lines);
    if (shortages.length > 0) return outOfStock({ shortages });
  }
  throw new StockUnsettled('the stock changed faster than it could be read');
}

/**
 * One row for each line of an order, and one for each item of whoever has no lines: a cart holds an item once. Only where
 * all units of it are in the buyer's hand, what is kept back for surprises is there as well.
 */
function gathered(asked: readonly Line[]): Wanted[] {
  const rows = new Map<string, Wanted>();
  for (const { kind, ...line } of asked) {
    const key = `${itemKey(line)} ${line.orderLineId ?? ''}`;
    const same = rows.get(key);
    const quantity = line.quantity + (same?.quantity ?? 0);
    const inHand = kind === 'COUNTER' && same?.inHand !== false;
    rows.set(key, { ...line, quantity, inHand });
  }
  return [...rows.values()];
}

/** The lines that their places do not sell to this channel, or do not hand over. */
async function notServed(work: Work, lines: readonly Line[], channel: string): Promise<Shortage[]> {
  const ids = [...new Set(lines.map((line) => line.locationId))];
  if (ids.length === 0) return [];
  const places = new Map((await findLocations(work.db, ids)).map((place) => [place.id, place]));
  const closed = lines.filter((line) => {
    const place = places.get(line.locationId);
    return !place || !serves(place, channel, line.kind);
  });
  return mergeItems(closed)
    .sort((a, b) => (itemKey(a) < itemKey(b) ? -1 : 1))
    .map(({ variantId, locationId, quantity }) => ({
      variantId,
      locationId,
      asked: quantity,
      available: 0,
    }));
}
