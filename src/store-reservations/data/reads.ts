import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { openStates, type StoreReservationState } from '../domain/store-reservation-lifecycle.js';
import {
  type StoreReservationLineRow,
  type StoreReservationRow,
  storeReservationTables,
} from './tables.js';

/** A reservation with the number of its newest event, read in one statement. */
export interface ReadStoreReservation extends StoreReservationRow {
  readonly events_seq: number;
}

export const reservationOrder = 'store-reservation';
export const reservationKeyTypes = ['instant', 'id'] as const;

/** Reservations by their ids, in any order. */
export function findStoreReservations(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<StoreReservationRow[]> {
  return storeReservationTables(db)
    .selectFrom('store_reservation')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
}

/** What is kept by these reservations, each one's lines in their places. */
export function findReservedLines(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<StoreReservationLineRow[]> {
  return storeReservationTables(db)
    .selectFrom('store_reservation_line')
    .selectAll()
    .where('store_reservation_id', 'in', ids)
    .orderBy('position')
    .execute();
}

/** Reservations by their id. */
export const storeReservationLoader = defineLoader<string, ReadStoreReservation>({
  fetch: async (ids, { db }) =>
    inOrder(ids, await reservations(db).where('r.id', 'in', ids).execute(), (row) => row.id),
});

/** What is reserved, by the id of the reservation. */
export const reservedLinesLoader = defineLoader<string, StoreReservationLineRow[]>({
  fetch: async (ids, { db }) =>
    grouped(ids, await findReservedLines(db, ids), (row) => row.store_reservation_id),
});

export interface ReservationFilter {
  readonly whose:
    | { readonly locationId: string }
    | { readonly customerId: string }
    | { readonly guestKey: string };
  readonly states: readonly StoreReservationState[] | null;
}

/** What a store keeps for people who come, the oldest first. Without states: what is still open. */
export async function readStoreReservations(
  db: Kysely<unknown>,
  { whose, states }: ReservationFilter,
  page: PageRequest,
): Promise<Page<ReadStoreReservation>> {
  const direction = page.backwards ? 'desc' : 'asc';
  let query = reservations(db)
    .where(isOf(whose))
    .where(sql<boolean>`r.state = any(${states ?? openStates}::text[])`)
    .orderBy('r.requested_at', direction)
    .orderBy('r.id', direction)
    .limit(page.limit + 1);
  if (page.from) {
    const requestedAt = new Date(String(page.from[0]));
    const id = String(page.from[1]);
    query = query.where((where) =>
      where(
        where.refTuple('r.requested_at', 'r.id'),
        page.backwards ? '<' : '>',
        where.tuple(requestedAt, id),
      ),
    );
  }
  const rows = await query.execute();
  return toPage(rows, page, reservationOrder, (row) => [row.requested_at.toISOString(), row.id]);
}

function isOf(whose: ReservationFilter['whose']): RawBuilder<boolean> {
  if ('locationId' in whose) return sql`r.location_id = ${whose.locationId}::uuid`;
  if ('customerId' in whose) return sql`r.customer_id = ${whose.customerId}::uuid`;
  return sql`r.guest_key = ${whose.guestKey}`;
}

/** Those whose time is over, the oldest first. */
export async function readOverdueIds(
  db: Kysely<unknown>,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await storeReservationTables(db)
    .selectFrom('store_reservation')
    .select('id')
    .where('state', 'in', openStates)
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Those that wait, of which nobody was reminded, and whose time ends between the two instants; the soonest first. */
export async function readIdsToRemind(
  db: Kysely<unknown>,
  between: readonly [Date, Date],
  limit: number,
): Promise<string[]> {
  const rows = await storeReservationTables(db)
    .selectFrom('store_reservation')
    .select('id')
    .where('state', '=', 'READY')
    .where('reminded_at', 'is', null)
    .where('expires_at', '>', between[0])
    .where('expires_at', '<=', between[1])
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

function reservations(db: Kysely<unknown>) {
  return storeReservationTables(db)
    .selectFrom('store_reservation as r')
    .selectAll('r')
    .select(
      sql<number>`coalesce((select h.seq from stream_head h
        where h.stream = 'store-reservation:' || r.id), 0)`.as('events_seq'),
    );
}
