import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { journalStamp } from '../data/journal.js';
import { type ItemKey, maxOnHand } from '../domain/quantities.js';

export interface OpenStock {
  readonly items: readonly (ItemKey & {
    readonly onHand: number;
    /** Units that are kept back; none where it is left out. */
    readonly safety?: number | undefined;
  })[];
  /** Why, as the journal keeps it. */
  readonly reason: string;
}

/**
 * Puts the first goods onto the shelves of a shop that is being set up: as receipts, and in one statement however
 * many there are. Items that were ever counted stay as they are, so it may be said again. Tells nobody: whoever
 * follows a place begins by reading what is there. Throws for quantities that no shelf holds. The variants and
 * locations must exist.
 */
export async function openStock(
  work: Work,
  input: OpenStock,
): Promise<{ readonly opened: number }> {
  const items = input.items.map(({ variantId, locationId, onHand, safety = 0 }) => {
    if (![onHand, safety].every(isCount))
      throw new RangeError(`a place holds 0 to ${maxOnHand} of a variant`);
    return { variant_id: variantId, location_id: locationId, on_hand: onHand, safety };
  });
  const { rows } = await sql<{ opened: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
        as g (variant_id uuid, location_id uuid, on_hand integer, safety integer)
    ), opened as (
      insert into stock_item (variant_id, location_id, on_hand, safety_target)
      select variant_id, location_id, on_hand, safety from given
      order by location_id, variant_id
      on conflict do nothing
      returning variant_id, location_id, on_hand
    ), journal as (
      insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta,
        reason, actor_kind, actor_id, channel, correlation_id, at)
      select new_id(), variant_id, location_id, 'RECEIPT', on_hand, 0, ${input.reason}::text,
        ${journalStamp(work)}
      from opened where on_hand > 0
    )
    select count(*) as opened from opened`.execute(work.db);
  return { opened: rows[0]?.opened ?? 0 };
}

function isCount(quantity: number): boolean {
  return Number.isInteger(quantity) && quantity >= 0 && quantity <= maxOnHand;
}
