import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { type ItemKey, maxOnHand } from '../domain/quantities.js';
import { journalStamp } from './journal.js';
import type { ItemState, MovementKind } from './tables.js';

/** What is on the shelf: a count, or a difference. */
export interface CountedItem extends ItemKey {
  readonly onHand?: number | undefined;
  readonly delta?: number | undefined;
  /** Units that are kept back for surprises; unchanged where it is left out. */
  readonly safety?: number | undefined;
  /** May be promised without being there; unchanged where it is left out. */
  readonly backOrderable?: boolean | undefined;
}

/** An item as it would be, and as it is. `isWrong` where the count may not be written. */
export interface CountOutcome extends ItemState {
  readonly target: number;
  readonly is_wrong: boolean;
  readonly has_changed: boolean;
}

/** Makes rows for items that have never been anywhere, so that a count can be written to them. Answers which. */
export async function openItems(work: Work, items: readonly ItemKey[]): Promise<ItemKey[]> {
  const { rows } = await sql<ItemKey>`
    insert into stock_item (variant_id, location_id)
    select variant_id, location_id from jsonb_to_recordset(${rowsOf(items)}::jsonb)
      as i (variant_id uuid, location_id uuid)
    order by location_id, variant_id
    on conflict do nothing
    returning variant_id as "variantId", location_id as "locationId"`.execute(work.db);
  return rows;
}

/**
 * Keeps everybody else from changing these items until the commit, in the order in which everybody locks them. The
 * statement after it sees them as they are.
 */
export async function lockItems(work: Work, items: readonly ItemKey[]): Promise<void> {
  await sql`
    select from jsonb_to_recordset(${rowsOf(items)}::jsonb) as i (variant_id uuid, location_id uuid)
      join stock_item s using (location_id, variant_id)
    order by s.location_id, s.variant_id for no key update of s`.execute(work.db);
}

/**
 * Writes all counts, or none where one of them is impossible: fewer than are reserved (unless the item may be
 * back-ordered), or more than anybody counts. Safety and back-ordering are written along. The items are locked.
 */
export async function count(
  work: Work,
  items: readonly CountedItem[],
  kind: MovementKind,
  reason: string,
): Promise<CountOutcome[]> {
  const { rows } = await sql<CountOutcome>`
    with given as (
      select * from jsonb_to_recordset(${rowsOf(items)}::jsonb) as g (variant_id uuid, location_id uuid,
        on_hand integer, delta integer, safety integer, back_orderable boolean)
    ), item as (
      select s.*, coalesce(g.on_hand, s.on_hand + coalesce(g.delta, 0)) as target,
        coalesce(g.safety, s.safety_target) as new_safety,
        coalesce(g.back_orderable, s.back_orderable) as may_be_missing
      from given g join stock_item s using (location_id, variant_id)
    ), judged as (
      select item.*, target < 0 or target > ${maxOnHand}::integer
          or (target < reserved and not may_be_missing) as is_wrong,
        (target, new_safety, may_be_missing) is distinct from (on_hand, safety_target, back_orderable)
          as has_changed
      from item
    ), changed as (
      update stock_item s set on_hand = j.target, safety_target = j.new_safety,
        back_orderable = j.may_be_missing, version = s.version + 1
      from judged j
      where j.has_changed and not exists (select from judged where is_wrong)
        and s.location_id = j.location_id and s.variant_id = j.variant_id
      returning s.variant_id, s.location_id, s.on_hand, s.reserved, s.safety, s.on_hand - j.on_hand as by
    ), journal as (
      insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta,
        reason, actor_kind, actor_id, channel, correlation_id, at)
      select new_id(), variant_id, location_id, ${kind}, by, 0, ${reason}::text, ${journalStamp(work)}
      from changed where by <> 0
    )
    select j.variant_id, j.location_id, j.target, j.is_wrong, c.variant_id is not null as has_changed,
      j.reserved, coalesce(c.on_hand, j.on_hand) as on_hand, coalesce(c.safety, j.safety) as safety
    from judged j left join changed c using (location_id, variant_id)`.execute(work.db);
  return rows;
}

function rowsOf(items: readonly CountedItem[]): string {
  return JSON.stringify(
    items.map((item) => ({
      variant_id: item.variantId,
      location_id: item.locationId,
      on_hand: item.onHand ?? null,
      delta: item.delta ?? null,
      safety: item.safety ?? null,
      back_orderable: item.backOrderable ?? null,
    })),
  );
}
