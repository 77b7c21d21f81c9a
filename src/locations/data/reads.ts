import { type Kysely, type RawBuilder, sql } from 'kysely';
import {
  columnsWithHours,
  type LocationRow,
  type LocationWithHours,
  locationColumns,
} from './tables.js';

type Db = Kysely<unknown>;

/** A location by its inner id, active or not. */
export async function findLocation(db: Db, id: string): Promise<LocationWithHours | undefined> {
  const [found] = await readWithHours(db, sql`id = ${id}::uuid`);
  return found;
}

/** A location by the code that people and files use, active or not. */
export async function findLocationByCode(
  db: Db,
  code: string,
): Promise<LocationWithHours | undefined> {
  const [found] = await readWithHours(db, sql`code = ${code}`);
  return found;
}

/** The locations with these inner ids, in the order of their codes; one that is not there is left out. */
export async function findLocations(db: Db, ids: readonly string[]): Promise<LocationRow[]> {
  return ids.length === 0 ? [] : readLocations(db, sql`id = any(${ids}::uuid[])`);
}

/** The same with their opening hours. */
export async function findLocationsWithHours(
  db: Db,
  ids: readonly string[],
): Promise<LocationWithHours[]> {
  return ids.length === 0 ? [] : readWithHours(db, sql`id = any(${ids}::uuid[])`);
}

/** The warehouses from which orders of this channel may be sent, in the order of their codes. */
export async function findWarehouses(db: Db, channel: string): Promise<LocationRow[]> {
  return readLocations(
    db,
    sql`kind = 'WAREHOUSE' and active and ${channel} = any(sells_to_channels)`,
  );
}

async function readLocations(db: Db, condition: RawBuilder<unknown>): Promise<LocationRow[]> {
  const { rows } = await sql<LocationRow>`
    select ${locationColumns} from location where ${condition} order by code`.execute(db);
  return rows;
}

async function readWithHours(db: Db, condition: RawBuilder<unknown>): Promise<LocationWithHours[]> {
  const { rows } = await sql<LocationWithHours>`
    select ${columnsWithHours} from location where ${condition} order by code`.execute(db);
  return rows;
}
