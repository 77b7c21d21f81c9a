import { type RawBuilder, sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import type { ItemKey } from '../domain/quantities.js';
import type { Shortage } from '../domain/refusals.js';
import { journalStamp } from './journal.js';
import type { ItemState } from './tables.js';

/** Units that an owner wants of one item; an order's line gives its name to what it reserves. */
export interface Wanted extends ItemKey {
  readonly quantity: number;
  readonly orderLineId?: string;
  /** The buyer has it in hand: what is kept back for surprises is there as well. */
  readonly inHand?: boolean;
}

/** For whom units are taken. What the cart holds already counts as the owner's. */
export type Taker =
  | { readonly state: 'SOFT'; readonly cartId: string; readonly until: Date }
  | {
      readonly state: 'HARD';
      /** Whose units the order uses up, or for whom they are kept where nobody else is named. */
      readonly cartId: string | null;
      /** Null where the units are kept for a reservation in a store, or for a cart that was set aside. */
      readonly orderId: string | null;
      /** Whose units the order uses up, or the owner where there is no order. */
      readonly storeReservationId?: string | null | undefined;
    };

/** Rows of reservations that are the taker's already. */
function heldBefore(taker: Taker): RawBuilder<unknown> {
  return taker.state === 'HARD' && taker.storeReservationId
    ? sql`store_reservation_id = ${taker.storeReservationId}::uuid and state = 'HARD'`
    : sql`cart_id = ${taker.cartId}::uuid and state in ('SOFT', 'HARD')`;
}

/**
 * Takes all that is wanted, or nothing: one statement decides. What the cart holds is kept and fitted to what
 * is wanted now, so nobody else can get in between; the rest is taken from the free units; holds that nobody
 * wants any more are let go.
 *
 * An item that has too little is not even locked, so a crowd that comes too late does not queue. All others
 * are locked in the order of (location, variant), after the holds, and written once all are there. The items
 * that changed are returned; undefined where something is missing.
 */
export async function take(
  work: Work,
  taker: Taker,
  wanted: readonly Wanted[],
): Promise<ItemState[] | undefined> {
  const order = taker.state === 'HARD' ? taker.orderId : null;
  const store =
    taker.state === 'HARD' && order === null ? (taker.storeReservationId ?? null) : null;
  const cart = order === null && store === null ? taker.cartId : null;
  const until = taker.state === 'SOFT' ? taker.until : null;
  const { rows } = await sql<ItemState & { all_there: boolean }>`
    with wanted as (
      ${rowsOf(wanted)}
    ), held as (
      select id, variant_id, location_id, quantity from reservation
      where ${heldBefore(taker)} order by id for update
    ), change as (
      select location_id, variant_id, sum(quantity)::integer as by, bool_and(in_hand) as in_hand from (
        select location_id, variant_id, quantity, in_hand from wanted
        union all select location_id, variant_id, -quantity, null from held
      ) both_sides
      group by location_id, variant_id having sum(quantity) <> 0
    ), item as (
      select s.location_id, s.variant_id, c.by from change c join stock_item s using (location_id, variant_id)
      where c.by < 0 or s.back_orderable
        or s.on_hand - s.reserved - case when c.in_hand then 0 else s.safety end >= c.by
      order by s.location_id, s.variant_id for no key update of s
    ), verdict as (
      select (select count(*) from item) = (select count(*) from change) as all_there
    ), changed as (
      update stock_item s set reserved = s.reserved + i.by, version = s.version + 1
      from item i, verdict
      where verdict.all_there and s.location_id = i.location_id and s.variant_id = i.variant_id
      returning s.variant_id, s.location_id, s.on_hand, s.reserved, s.safety
    ), fit as (
      select distinct on (h.id) h.id, w.place, w.order_line_id, w.quantity, w.quantity - h.quantity as by
      from held h join wanted w using (variant_id, location_id) order by h.id, w.place
    ), kept as (
      update reservation r set state = ${taker.state}, quantity = f.quantity, cart_id = ${cart}::uuid,
        order_id = ${order}::uuid, order_line_id = f.order_line_id, store_reservation_id = ${store}::uuid,
        expires_at = ${until}::timestamptz
      from fit f, verdict where verdict.all_there and r.id = f.id
      returning r.id, r.variant_id, r.location_id, f.by
    ), let_go as (
      update reservation r set state = 'RELEASED', ended_at = ${work.now}::timestamptz
      from held h, verdict
      where verdict.all_there and r.id = h.id and not exists (select from fit f where f.id = h.id)
      returning r.id, r.variant_id, r.location_id, -r.quantity as by
    ), made as (
      insert into reservation (id, variant_id, location_id, quantity, state, cart_id, order_id, order_line_id,
        store_reservation_id, expires_at, created_at)
      select new_id(), w.variant_id, w.location_id, w.quantity, ${taker.state}, ${cart}::uuid, ${order}::uuid,
        w.order_line_id, ${store}::uuid, ${until}::timestamptz, ${work.now}::timestamptz
      from wanted w, verdict
      where verdict.all_there and not exists (select from fit f where f.place = w.place)
      returning id, variant_id, location_id, quantity as by
    ), journal as (
      insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta,
        reservation_id, actor_kind, actor_id, channel, correlation_id, at)
      select new_id(), variant_id, location_id, case when by > 0 then 'RESERVE' else 'RELEASE' end, 0, by, id,
        ${journalStamp(work)}
      from (select * from kept union all select * from let_go union all select * from made) moved
      where by <> 0
    )
    select verdict.all_there, changed.* from verdict left join changed on true`.execute(work.db);
  if (!rows[0]?.all_there) return undefined;
  return rows.filter((row) => row.variant_id !== null);
}

/**
 * Of what there is too little, read anew; empty where all is there after all, because somebody gave it back. What may be
 * promised before it is there is not short, except where nobody takes it and it is to leave.
 */
export async function readShortages(
  work: Work,
  taker: Taker | null,
  wanted: readonly Wanted[],
): Promise<Shortage[]> {
  const { rows } = await sql<Shortage>`
    with wanted as (
      ${rowsOf(wanted)}
    ), asked as (
      select location_id, variant_id, sum(quantity)::integer as quantity, bool_and(in_hand) as in_hand
      from wanted group by 1, 2
    ), found as (
      select a.*, coalesce(s.back_orderable, false) as back_orderable,
        coalesce(greatest(
          s.on_hand - s.reserved - case when a.in_hand then 0 else s.safety end, 0), 0) + coalesce((
          select sum(r.quantity)::integer from reservation r where ${taker ? heldBefore(taker) : sql`false`}
            and r.variant_id = a.variant_id and r.location_id = a.location_id
        ), 0) as available
      from asked a left join stock_item s using (location_id, variant_id)
    )
    select variant_id as "variantId", location_id as "locationId", quantity as asked, available
    from found where available < quantity and not (back_orderable and ${taker !== null}::boolean)
    order by location_id, variant_id`.execute(work.db);
  return rows;
}

function rowsOf(wanted: readonly Wanted[]) {
  const rows = wanted.map((line, place) => ({
    place,
    variant_id: line.variantId,
    location_id: line.locationId,
    quantity: line.quantity,
    order_line_id: line.orderLineId ?? null,
    in_hand: line.inHand ?? false,
  }));
  return sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as w (place integer, variant_id uuid, location_id uuid, quantity integer, order_line_id uuid,
      in_hand boolean)`;
}
