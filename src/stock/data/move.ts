import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { journalStamp } from './journal.js';
import type { ItemState } from './tables.js';

/** Units of an order's line that are to be promised in another place than before. */
export interface Move {
  readonly orderLineId: string;
  readonly variantId: string;
  readonly from: string;
  readonly to: string;
  readonly quantity: number;
}

/**
 * Promises units of an order elsewhere, all of them or none: one statement decides, so at no moment are they promised
 * twice or not at all. An item that has too little is not even locked; all others are, in the order of (location,
 * variant), after the reservations. The items that changed are returned; undefined where something is missing.
 */
export async function move(
  work: Work,
  orderId: string,
  moves: readonly Move[],
): Promise<ItemState[] | undefined> {
  const rows = moves.map((each) => ({
    order_line_id: each.orderLineId,
    variant_id: each.variantId,
    from_id: each.from,
    to_id: each.to,
    quantity: each.quantity,
  }));
  const moved = await sql<ItemState & { all_there: boolean }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as a (order_line_id uuid, variant_id uuid, from_id uuid, to_id uuid, quantity integer)
    ), open as (
      select r.* from reservation r
      where r.order_id = ${orderId}::uuid and r.state = 'HARD' order by r.id for update
    ), leaving as (
      select order_line_id, from_id, sum(quantity)::integer as quantity from asked group by 1, 2
    ), ranked as (
      select o.*, least(o.quantity, l.quantity - coalesce(sum(o.quantity)
        over (partition by l.order_line_id, l.from_id order by o.id rows between unbounded preceding and 1 preceding),
        0)) as ending
      from open o join leaving l on l.order_line_id = o.order_line_id and l.from_id = o.location_id
    ), chosen as (
      select * from ranked where ending > 0
    ), change as (
      select location_id, variant_id, sum(by)::integer as by from (
        select location_id, variant_id, -ending as by from chosen
        union all select to_id, variant_id, quantity from asked
      ) both_ends
      group by location_id, variant_id
    ), item as (
      select s.location_id, s.variant_id, c.by from change c join stock_item s using (location_id, variant_id)
      where c.by <= 0 or s.back_orderable or s.on_hand - s.reserved - s.safety >= c.by
      order by s.location_id, s.variant_id for no key update of s
    ), verdict as (
      select (select count(*) from item) = (select count(*) from change)
        and (select sum(ending) from chosen) = (select sum(quantity) from asked) as all_there
    ), changed as (
      update stock_item s set reserved = s.reserved + i.by, version = s.version + 1
      from item i, verdict
      where verdict.all_there and s.location_id = i.location_id and s.variant_id = i.variant_id
      returning s.variant_id, s.location_id, s.on_hand, s.reserved, s.safety
    ), whole as (
      update reservation r set state = 'MOVED', ended_at = ${work.now}::timestamptz
      from chosen c, verdict where verdict.all_there and r.id = c.id and c.ending = c.quantity
      returning r.id, r.variant_id, r.location_id, r.quantity
    ), rest as (
      update reservation r set quantity = r.quantity - c.ending
      from chosen c, verdict where verdict.all_there and r.id = c.id and c.ending < c.quantity
    ), part as (
      insert into reservation (id, variant_id, location_id, quantity, state, order_id, order_line_id, created_at,
        ended_at)
      select new_id(), variant_id, location_id, ending, 'MOVED', order_id, order_line_id, created_at,
        ${work.now}::timestamptz
      from chosen, verdict where verdict.all_there and ending < quantity
      returning id, variant_id, location_id, quantity
    ), made as (
      insert into reservation (id, variant_id, location_id, quantity, state, order_id, order_line_id, created_at)
      select new_id(), variant_id, to_id, quantity, 'HARD', ${orderId}::uuid, order_line_id,
        ${work.now}::timestamptz
      from asked, verdict where verdict.all_there
      returning id, variant_id, location_id, quantity
    ), journal as (
      insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta,
        reservation_id, actor_kind, actor_id, channel, correlation_id, at)
      select new_id(), variant_id, location_id, case when by > 0 then 'RESERVE' else 'RELEASE' end, 0, by, id,
        ${journalStamp(work)}
      from (
        select id, variant_id, location_id, -quantity as by from whole
        union all select id, variant_id, location_id, -quantity from part
        union all select id, variant_id, location_id, quantity from made
      ) moved
    )
    select coalesce(verdict.all_there, false) as all_there, changed.* from verdict left join changed on true`.execute(
    work.db,
  );
  if (!moved.rows[0]?.all_there) return undefined;
  return moved.rows.filter((row) => row.variant_id !== null);
}
