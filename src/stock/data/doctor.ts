import { type Kysely, sql } from 'kysely';

/** An item whose numbers contradict its journal or its reservations. There are none, unless something is broken. */
export interface StockInconsistency {
  readonly variantId: string;
  readonly locationId: string;
  readonly onHand: number;
  readonly movedOnHand: number;
  readonly reserved: number;
  readonly movedReserved: number;
  readonly openReservations: number;
}

/**
 * Compares every item with the sums of its journal and of its open reservations, in one statement and so at one
 * instant. For audits; it reads everything.
 */
export async function findStockInconsistencies(db: Kysely<unknown>): Promise<StockInconsistency[]> {
  const { rows } = await sql<StockInconsistency>`
    with moved as (
      select variant_id, location_id, sum(on_hand_delta)::integer as on_hand,
        sum(reserved_delta)::integer as reserved
      from stock_movement group by variant_id, location_id
    ), open as (
      select variant_id, location_id, sum(quantity)::integer as quantity
      from reservation where state in ('SOFT', 'HARD') group by variant_id, location_id
    )
    select s.variant_id as "variantId", s.location_id as "locationId", s.on_hand as "onHand",
      coalesce(m.on_hand, 0) as "movedOnHand", s.reserved, coalesce(m.reserved, 0) as "movedReserved",
      coalesce(o.quantity, 0) as "openReservations"
    from stock_item s
      left join moved m using (variant_id, location_id) left join open o using (variant_id, location_id)
    where s.on_hand <> coalesce(m.on_hand, 0) or s.reserved <> coalesce(m.reserved, 0)
      or s.reserved <> coalesce(o.quantity, 0)`.execute(db);
  return rows;
}

/** What each item is told to expect, where it expects anything; for audits. */
export async function incomingByItem(
  db: Kysely<unknown>,
): Promise<{ variantId: string; locationId: string; incoming: number }[]> {
  const { rows } = await sql<{ variantId: string; locationId: string; incoming: number }>`
    select variant_id as "variantId", location_id as "locationId", incoming
    from stock_item where incoming > 0`.execute(db);
  return rows;
}

/** What the journal says of each transfer and variant: how many units have left, and how many have come in. */
export async function movedByTransfers(
  db: Kysely<unknown>,
): Promise<{ transferId: string; variantId: string; sent: number; received: number }[]> {
  const { rows } = await sql<{
    transferId: string;
    variantId: string;
    sent: number;
    received: number;
  }>`
    select transfer_id as "transferId", variant_id as "variantId",
      -coalesce(sum(on_hand_delta) filter (where kind = 'TRANSFER_OUT'), 0)::integer as sent,
      coalesce(sum(on_hand_delta) filter (where kind = 'TRANSFER_IN'), 0)::integer as received
    from stock_movement where transfer_id is not null
    group by transfer_id, variant_id`.execute(db);
  return rows;
}

/** How many units of each variant are kept for each reservation in a store; for audits. */
export async function openReservationsByStore(
  db: Kysely<unknown>,
): Promise<{ id: string; variantId: string; locationId: string; quantity: number }[]> {
  const { rows } = await sql<{
    id: string;
    variantId: string;
    locationId: string;
    quantity: number;
  }>`
    select store_reservation_id as id, variant_id as "variantId", location_id as "locationId",
      sum(quantity)::integer as quantity
    from reservation where state = 'HARD' and store_reservation_id is not null
    group by store_reservation_id, variant_id, location_id`.execute(db);
  return rows;
}

/** How many units of each variant are kept without an end for each cart that was set aside, over all places; for audits. */
export async function keptByCarts(
  db: Kysely<unknown>,
): Promise<{ cartId: string; variantId: string; quantity: number }[]> {
  const { rows } = await sql<{ cartId: string; variantId: string; quantity: number }>`
    select cart_id as "cartId", variant_id as "variantId", sum(quantity)::integer as quantity
    from reservation where state = 'HARD' and cart_id is not null
    group by cart_id, variant_id`.execute(db);
  return rows;
}

/** How many units are kept for each order line, over all places; for audits. */
export async function openReservationsByOrderLine(
  db: Kysely<unknown>,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; quantity: number }>`
    select order_line_id as id, sum(quantity)::integer as quantity
    from reservation where state = 'HARD' and order_line_id is not null
    group by order_line_id`.execute(db);
  return new Map(rows.map((row) => [row.id, row.quantity]));
}
