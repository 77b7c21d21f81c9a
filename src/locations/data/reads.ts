import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Point } from '../domain/geography.js';
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

/**
 * The places from which goods sold through this channel may be sent, in the order of their codes: warehouses, and
 * others that are named; but none that is named as an exception.
 */
export async function findSellingPlaces(
  db: Db,
  channel: string,
  named: { readonly also: readonly string[]; readonly except: readonly string[] },
): Promise<LocationRow[]> {
  return readLocations(
    db,
    sql`active and ${channel} = any(sells_to_channels) and (id = any(${named.also}::uuid[])
      or kind = 'WAREHOUSE' and id <> all(${named.except}::uuid[]))`,
  );
}

/**
 * Roughly where a postcode is: at the location of that country whose own postcode begins most like it. Undefined where
 * none begins with the same two signs.
 */
export async function pointOfPostcode(
  db: Db,
  countryCode: string,
  postcode: string,
): Promise<Point | undefined> {
  const plain = postcode.replace(/\s/g, '').toUpperCase();
  const { rows } = await sql<Point>`
    select latitude, longitude from location,
      lateral (select upper(replace(postal_code, ' ', '')) as plain) p,
      lateral (select count(*) as alike from generate_series(2, ${plain.length}::integer) n
        where left(p.plain, n) = left(${plain}::text, n)) shared
    where country_code = ${countryCode} and shared.alike > 0
    order by shared.alike desc, code limit 1`.execute(db);
  return rows[0];
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
