import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { journalStamp } from './journal.js';
import type { ItemState } from './tables.js';

/** A way between two locations, and the transfer that takes it. */
export interface Journey {
  readonly transferId: string;
  readonly from: string;
  readonly to: string;
  /** Why it is made, as the journal keeps it. */
  readonly reason: string;
}

/** Units that set out. */
export interface LeavingUnits {
  readonly variantId: string;
  readonly quantity: number;
}

/** What has become of units that were on their way. */
export interface ArrivedUnits {
  readonly variantId: string;
  readonly received: number;
  readonly lost: number;
  /** The line that they are promised to on arrival; null where they are free. */
  readonly orderLineId: string | null;
}

/**
 * Lets units leave their shelf, and lets the other end expect them: all of them or none. Of those that are free only
 * what is promised to nobody goes, and what is kept back for surprises stays; others were promised to whoever they
 * travel for, and have to be there. The items of both ends are locked. The items that changed are returned; undefined where there is too little of something.
 */
export async function letLeave(
  work: Work,
  { transferId, from, to, reason }: Journey,
  units: readonly LeavingUnits[],
  areFree: boolean,
): Promise<ItemState[] | undefined> {
  const rows = units.map(({ variantId, quantity }) => ({ variant_id: variantId, quantity }));
  const left = await sql<ItemState & { all_there: boolean }>`
    with unit as (
      select variant_id, sum(quantity)::integer as by
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (variant_id uuid, quantity integer)
      group by variant_id
    ), verdict as (
      select bool_and(coalesce(s.on_hand - case when ${areFree}::boolean then s.reserved + s.safety else 0 end, 0)
        >= u.by) as all_there
      from unit u left join stock_item s on s.variant_id = u.variant_id and s.location_id = ${from}::uuid
    ), leaving as (
      update stock_item s set on_hand = s.on_hand - u.by, version = s.version + 1
      from unit u, verdict
      where verdict.all_there and s.variant_id = u.variant_id and s.location_id = ${from}::uuid
      returning s.variant_id, s.location_id, s.on_hand, s.reserved, s.safety
    ), coming as (
      update stock_item s set incoming = s.incoming + u.by, version = s.version + 1
      from unit u, verdict
      where verdict.all_there and s.variant_id = u.variant_id and s.location_id = ${to}::uuid
      returning s.variant_id, s.location_id, s.on_hand, s.reserved, s.safety
    ), journal as (
      insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, transfer_id,
        reason, actor_kind, actor_id, channel, correlation_id, at)
      select new_id(), u.variant_id, ${from}::uuid, 'TRANSFER_OUT', -u.by, 0, ${transferId}::uuid, ${reason}::text,
        ${journalStamp(work)}
      from unit u, verdict where verdict.all_there
    )
    select verdict.all_there, changed.*
    from verdict left join (select * from leaving union all select * from coming) changed on true`.execute(
    work.db,
  );
  if (!left.rows[0]?.all_there) return undefined;
  return left.rows;
}

/**
 * Puts units on the shelf that have travelled, and gives up those that are lost. What belongs to an order is
 * promised to it in the same statement, so nobody gets in between. The items of the receiver are locked.
 */
export async function letArrive(
  work: Work,
  { transferId, to, reason }: Journey,
  units: readonly ArrivedUnits[],
  orderId: string | null,
): Promise<ItemState[]> {
  const rows = units.map((each) => ({
    variant_id: each.variantId,
    received: each.received,
    lost: each.lost,
    order_line_id: orderId === null ? null : each.orderLineId,
  }));
  const arrived = await sql<ItemState>`
    with unit as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as u (variant_id uuid, received integer, lost integer, order_line_id uuid)
    ), item as (
      select variant_id, sum(received)::integer as received, sum(received + lost)::integer as expected,
        coalesce(sum(received) filter (where order_line_id is not null), 0)::integer as promised
      from unit group by variant_id
    ), changed as (
      update stock_item s set on_hand = s.on_hand + i.received, reserved = s.reserved + i.promised,
        incoming = s.incoming - i.expected, version = s.version + 1
      from item i where s.variant_id = i.variant_id and s.location_id = ${to}::uuid
      returning s.variant_id, s.location_id, s.on_hand, s.reserved, s.safety
    ), promise as (
      insert into reservation (id, variant_id, location_id, quantity, state, order_id, order_line_id, created_at)
      select new_id(), variant_id, ${to}::uuid, received, 'HARD', ${orderId}::uuid, order_line_id,
        ${work.now}::timestamptz
      from unit where order_line_id is not null and received > 0
      returning id, variant_id, quantity
    ), journal as (
      insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reservation_id,
        transfer_id, reason, actor_kind, actor_id, channel, correlation_id, at)
      select new_id(), moved.variant_id, ${to}::uuid, moved.kind, moved.on_hand, moved.reserved,
        moved.reservation_id, ${transferId}::uuid, ${reason}::text, ${journalStamp(work)}
      from (
        select variant_id, 'TRANSFER_IN' as kind, received as on_hand, 0 as reserved, null::uuid as reservation_id
        from item where received > 0
        union all select variant_id, 'RESERVE', 0, quantity, id from promise
      ) moved
    )
    select * from changed`.execute(work.db);
  return arrived.rows;
}
