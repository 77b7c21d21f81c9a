import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { count } from '../data/count.js';
import type { ItemState } from '../data/tables.js';
import { type ItemKey, mergeItems } from '../domain/quantities.js';

/** Units that were promised somewhere and could not be found there. They are promised to nobody any more. */
export type MissingUnits = ItemKey & { readonly quantity: number };

/**
 * Takes units off the books that are not there, as far as the books have any that nobody else was promised: what may be
 * promised before it is there was perhaps never on them. The caller holds the locks of the items. Answers those that changed.
 */
export async function writeOffMissing(
  work: Work,
  missing: readonly MissingUnits[],
  reason: string,
): Promise<ItemState[]> {
  const items = mergeItems(missing).map(({ variantId, locationId, quantity }) => ({
    variant_id: variantId,
    location_id: locationId,
    quantity,
  }));
  const { rows } = await sql<ItemKey & { delta: number }>`
    select variant_id as "variantId", location_id as "locationId",
      -least(m.quantity, greatest(s.on_hand - s.reserved, 0)) as delta
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as m (variant_id uuid, location_id uuid, quantity integer)
      join stock_item s using (location_id, variant_id)`.execute(work.db);
  const gone = rows.filter(({ delta }) => delta < 0);
  if (gone.length === 0) return [];
  const outcome = await count(work, gone, 'ADJUST', reason);
  return outcome.filter((item) => item.has_changed);
}
