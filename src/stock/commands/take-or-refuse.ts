import { findLocations } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import { readShortages, type Taker, take, type Wanted } from '../data/take.js';
import { itemKey, mergeItems } from '../domain/quantities.js';
import { type OutOfStockRefusal, outOfStock, type Shortage } from '../domain/refusals.js';
import { serves, type WayOut } from '../domain/serving.js';
import { tellStockChanged } from '../events.js';

type Line = Wanted & { readonly kind?: WayOut | undefined };

const maxTries = 5;

/** Somebody else changed the same things at the same time. Another try of the whole command settles it. */
class StockUnsettled extends Error {
  /** PostgreSQL's serialization_failure, which the command runner answers with another try. */
  readonly code = '40001';
}

/** Takes all lines for somebody, or says what is short. */
export async function takeOrRefuse(
  work: Work,
  taker: Taker,
  lines: readonly Line[],
  channel: string,
): Promise<undefined | OutOfStockRefusal> {
  const closed = await notServed(work, lines, channel);
  if (closed.length > 0) return outOfStock({ shortages: closed });
  for (let tried = 1; tried <= maxTries; tried += 1) {
    const items = await take(work, taker, lines).catch(twoHoldsAtOnce);
    if (items) {
      tellStockChanged(work, items);
      return undefined;
    }
    const shortages = await readShortages(work, taker.cartId, lines);
    if (shortages.length > 0) return outOfStock({ shortages });
  }
  throw new StockUnsettled('the stock changed faster than it could be read');
}

/** A cart that is held twice at the same moment: the second one has not seen the first one's holds. */
function twoHoldsAtOnce(fault: unknown): never {
  const { constraint } = fault as { constraint?: string };
  if (constraint !== 'one_hold_per_item') throw fault;
  throw new StockUnsettled('the cart was held twice at the same time', { cause: fault });
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
