import { type Kysely, sql } from 'kysely';
import { tables } from '../../platform/database/database.js';
import { type LocationRow, type LocationTables, locationColumns } from './tables.js';

/** A location by its inner id, active or not. */
export async function findLocation(
  db: Kysely<unknown>,
  id: string,
): Promise<LocationRow | undefined> {
  return tables<LocationTables>(db)
    .selectFrom('location')
    .select(locationColumns)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A location by the code that people and files use, active or not. */
export async function findLocationByCode(
  db: Kysely<unknown>,
  code: string,
): Promise<LocationRow | undefined> {
  return tables<LocationTables>(db)
    .selectFrom('location')
    .select(locationColumns)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** The locations with these inner ids, in no particular order; one that is not there is left out. */
export async function findLocations(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<LocationRow[]> {
  if (ids.length === 0) return [];
  return tables<LocationTables>(db)
    .selectFrom('location')
    .select(locationColumns)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

/** The warehouses from which orders of this channel may be sent, in the order of their codes. */
export async function findWarehouses(db: Kysely<unknown>, channel: string): Promise<LocationRow[]> {
  return tables<LocationTables>(db)
    .selectFrom('location')
    .select(locationColumns)
    .where('kind', '=', 'WAREHOUSE')
    .where('active', '=', true)
    .where(sql<boolean>`${channel} = any(sells_to_channels)`)
    .orderBy('code')
    .execute();
}
