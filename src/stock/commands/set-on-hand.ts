import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type CountedItem, count, lockItems, openItems } from '../data/count.js';
import type { MovementKind } from '../data/tables.js';
import { type ItemKey, itemKey, maxOnHand } from '../domain/quantities.js';
import { type BelowReservedRefusal, belowReserved } from '../domain/refusals.js';
import { tellStockChanged } from '../events.js';

export interface SetOnHand {
  readonly items: readonly (ItemKey & {
    readonly onHand: number;
    /** Units that are kept back; unchanged where it is left out. */
    readonly safety?: number | undefined;
    /** May be promised without being there; unchanged where it is left out. */
    readonly backOrderable?: boolean | undefined;
  })[];
  /** Why, as the journal keeps it. */
  readonly reason: string;
}

/** What counts have changed; the things themselves say how many there are now. */
export interface StockCounted {
  /** Items that had never been counted there before. */
  readonly opened: readonly ItemKey[];
  /** Items that are not as they were. One that was opened with none on the shelf is not among them. */
  readonly changed: readonly ItemKey[];
}

/**
 * Writes what is on the shelves, all counts or none. Refuses where fewer would be there than are promised. Of
 * two counts of the same item the later one holds. The variants and locations must exist.
 */
export function setOnHand(
  work: Work,
  input: SetOnHand,
): Promise<StockCounted | BelowReservedRefusal> {
  const items = new Map(input.items.map((item) => [itemKey(item), item]));
  return writeCounts(work, [...items.values()], 'ADJUST', input.reason);
}

/** Writes counts or differences, and tells what has changed. */
export async function writeCounts(
  work: Work,
  items: readonly CountedItem[],
  kind: MovementKind,
  reason: string,
): Promise<StockCounted | BelowReservedRefusal> {
  if (items.length === 0) return { opened: [], changed: [] };
  const opened = await openItems(work, items);
  await lockItems(work, items);
  const outcome = await count(work, items, kind, reason);
  const wrong = outcome.filter((item) => item.is_wrong);
  if (wrong.some((item) => item.target > maxOnHand))
    throw new RequestError('BAD_USER_INPUT', `A place holds at most ${maxOnHand} of a variant.`);
  if (wrong.length > 0)
    return belowReserved({
      items: wrong.map((item) => ({
        variantId: item.variant_id,
        locationId: item.location_id,
        onHand: item.target,
        reserved: item.reserved,
      })),
    });
  const changed = outcome.filter((item) => item.has_changed);
  tellStockChanged(work, changed);
  return { opened, changed: changed.map(keyOf) };
}

function keyOf(item: { readonly variant_id: string; readonly location_id: string }): ItemKey {
  return { variantId: item.variant_id, locationId: item.location_id };
}
