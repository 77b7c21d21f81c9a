import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { openStates } from '../domain/store-reservation-lifecycle.js';
import {
  type StoreReservationLineRow,
  type StoreReservationRow,
  storeReservationTables,
} from './tables.js';

type NewReservation = Omit<StoreReservationRow, 'number'>;

/** Writes a new reservation with its lines, in one statement. It is given its number: the year, and a count. */
export async function insertStoreReservation(
  work: Work,
  row: NewReservation,
  lines: readonly StoreReservationLineRow[],
): Promise<StoreReservationRow> {
  const year = `S${work.now.getUTCFullYear()}-`;
  const { rows } = await sql<{ number: string }>`
    with reserved as (
      insert into store_reservation
      select * from jsonb_populate_record(null::store_reservation, ${JSON.stringify(row)}::jsonb
        || jsonb_build_object('number', ${year}::text || nextval('store_reservation_number')))
      returning number
    ), lines as (
      insert into store_reservation_line
      select * from jsonb_populate_recordset(null::store_reservation_line, ${JSON.stringify(lines)}::jsonb)
    )
    select number from reserved`.execute(work.db);
  return { ...row, number: rows[0]?.number ?? '' };
}

/** How many open reservations there are for an address. Two who ask at once are counted one after the other. */
export async function countOpenOf(work: Work, email: string): Promise<number> {
  const key = `store-reservations ${email.toLowerCase()}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(work.db);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from store_reservation
    where lower(email) = lower(${email}) and state = any(${openStates}::text[])`.execute(work.db);
  return rows[0]?.count ?? 0;
}

export function lockStoreReservation(
  work: Work,
  id: string,
): Promise<StoreReservationRow | undefined> {
  return storeReservationTables(work.db)
    .selectFrom('store_reservation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function linesOf(work: Work, id: string): Promise<StoreReservationLineRow[]> {
  return storeReservationTables(work.db)
    .selectFrom('store_reservation_line')
    .selectAll()
    .where('store_reservation_id', '=', id)
    .orderBy('position')
    .execute();
}

/** Writes what a step has changed of a reservation whose lock the caller holds. */
export function changeStoreReservation(
  work: Work,
  id: string,
  changes: Partial<StoreReservationRow>,
): Promise<StoreReservationRow> {
  return storeReservationTables(work.db)
    .updateTable('store_reservation')
    .set(changes)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
