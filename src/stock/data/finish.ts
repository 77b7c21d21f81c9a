import { type RawBuilder, sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { journalStamp } from './journal.js';
import type { ItemState, MovementKind } from './tables.js';
import { settled } from './unsettled.js';

/** How reservations end: which state they come to, what the journal calls it, whether the goods leave. */
export interface Ending {
  readonly state: 'CONSUMED' | 'RELEASED' | 'EXPIRED' | 'MOVED';
  readonly movement: MovementKind;
  readonly goodsLeave: boolean;
}

export const released: Ending = { state: 'RELEASED', movement: 'RELEASE', goodsLeave: false };
/** The goods will be promised anew where they are sent; the journal of the transfer tells that they leave. */
export const moved: Ending = { state: 'MOVED', movement: 'RELEASE', goodsLeave: false };
export const expired: Ending = { state: 'EXPIRED', movement: 'RELEASE', goodsLeave: false };

/** A reservation, or a part of one, that has ended. */
export interface EndedReservation {
  readonly id: string;
  readonly variant_id: string;
  readonly location_id: string;
  readonly cart_id: string | null;
  readonly order_line_id: string | null;
  readonly quantity: number;
}

export interface Finished {
  readonly ended: readonly EndedReservation[];
  readonly items: readonly ItemState[];
}

/**
 * Ends the reservations that `open` selects (and locks), each as far as its column `ending` says. What is left
 * of one stays open under its own id; the part that ends becomes a row of its own. The condition on the state
 * stands in `open`: whoever comes second finds nothing left to end.
 */
export async function finish(
  work: Work,
  open: RawBuilder<unknown>,
  ending: Ending,
): Promise<Finished> {
  const leaving = ending.goodsLeave ? 1 : 0;
  const finished = sql<{ ended: EndedReservation[] | null; items: ItemState[] | null }>`
    with ${open}, whole as (
      update reservation r set state = ${ending.state}, ended_at = ${work.now}::timestamptz
      from chosen c where r.id = c.id and c.ending = c.quantity
      returning r.id, r.variant_id, r.location_id, r.cart_id, r.order_line_id, r.quantity
    ), rest as (
      update reservation r set quantity = r.quantity - c.ending
      from chosen c where r.id = c.id and c.ending < c.quantity
    ), part as (
      insert into reservation (id, variant_id, location_id, quantity, state, cart_id, order_id, order_line_id,
        store_reservation_id, created_at, ended_at)
      select new_id(), variant_id, location_id, ending, ${ending.state}, cart_id, order_id, order_line_id,
        store_reservation_id, created_at, ${work.now}::timestamptz
      from chosen where ending < quantity
      returning id, variant_id, location_id, cart_id, order_line_id, quantity
    ), ended as (
      select * from whole union all select * from part
    ), change as (
      select location_id, variant_id, sum(ending)::integer as by from chosen group by location_id, variant_id
    ), item as (
      select s.location_id, s.variant_id, c.by from change c join stock_item s using (location_id, variant_id)
      order by s.location_id, s.variant_id for no key update of s
    ), changed as (
      update stock_item s set reserved = s.reserved - i.by, on_hand = s.on_hand - i.by * ${leaving}::integer,
        version = s.version + 1
      from item i where s.location_id = i.location_id and s.variant_id = i.variant_id
      returning s.variant_id, s.location_id, s.on_hand, s.reserved, s.safety
    ), journal as (
      insert into stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta,
        reservation_id, actor_kind, actor_id, channel, correlation_id, at)
      select new_id(), variant_id, location_id, ${ending.movement}, -quantity * ${leaving}::integer, -quantity,
        id, ${journalStamp(work)}
      from ended
    )
    select (select json_agg(ended) from ended) as ended, (select json_agg(changed) from changed) as items`;
  const { rows } = await settled(finished.execute(work.db));
  return { ended: rows[0]?.ended ?? [], items: rows[0]?.items ?? [] };
}

/** What an order has reserved for some of its lines. */
export interface OrderPart {
  readonly orderLineId: string;
  readonly quantity: number;
  /** Only what is reserved there; anywhere where it is left out. */
  readonly locationId?: string | undefined;
}

/** The open reservations of these lines of an order, oldest first, up to the quantity of each. */
export function openOfLines(orderId: string, parts: readonly OrderPart[]): RawBuilder<unknown> {
  const rows = parts.map((part, place) => ({
    place,
    order_line_id: part.orderLineId,
    location_id: part.locationId ?? null,
    quantity: part.quantity,
  }));
  return sql`asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as a (place integer, order_line_id uuid, location_id uuid, quantity integer)
    ), open as (
      select r.* from reservation r
      where r.order_id = ${orderId}::uuid and r.state = 'HARD' order by r.id for update
    ), ranked as (
      select o.*, least(o.quantity, a.quantity - coalesce(sum(o.quantity)
        over (partition by a.place order by o.id rows between unbounded preceding and 1 preceding), 0)) as ending
      from open o join asked a
        on a.order_line_id = o.order_line_id and (a.location_id is null or a.location_id = o.location_id)
    ), chosen as (
      select * from ranked where ending > 0
    )`;
}

/** Locks what is reserved for an order, in the order in which everybody locks it: before the items. */
export async function lockReserved(work: Work, orderId: string): Promise<void> {
  await sql`
    select from reservation where order_id = ${orderId}::uuid and state = 'HARD'
    order by id for update`.execute(work.db);
}

/** Everything that is still reserved for an order. */
export function openOfOrder(orderId: string): RawBuilder<unknown> {
  return sql`chosen as (
      select r.*, r.quantity as ending from reservation r
      where r.order_id = ${orderId}::uuid and r.state = 'HARD' order by r.id for update
    )`;
}

/** Everything that is kept for a reservation in a store. */
export function openOfStore(storeReservationId: string): RawBuilder<unknown> {
  return sql`chosen as (
      select r.*, r.quantity as ending from reservation r
      where r.store_reservation_id = ${storeReservationId}::uuid and r.state = 'HARD' order by r.id for update
    )`;
}

/** Everything that a cart holds, for a while or without an end. */
export function heldByCart(cartId: string): RawBuilder<unknown> {
  return sql`chosen as (
      select r.*, r.quantity as ending from reservation r
      where r.cart_id = ${cartId}::uuid and r.state in ('SOFT', 'HARD') order by r.id for update
    )`;
}

/** Holds whose time is over; those that somebody is just using are left to him. */
export function overdueHolds(now: Date, limit: number): RawBuilder<unknown> {
  return sql`chosen as (
      select r.*, r.quantity as ending from reservation r
      where r.state = 'SOFT' and r.expires_at <= ${now}::timestamptz
      order by r.expires_at limit ${limit}::integer for update skip locked
    )`;
}
