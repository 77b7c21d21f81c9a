import { type Kysely, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { type DeviceRow, deviceTables } from './tables.js';

export const deviceListOrder = 'device';
export const newestFirst = ['instant', 'id'] as const;

export async function findDevice(db: Kysely<unknown>, id: string): Promise<DeviceRow | undefined> {
  return deviceTables(db).selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The devices of a location, or of all, newest first. */
export async function readDevicePage(
  db: Kysely<unknown>,
  locationId: string | null,
  page: PageRequest,
): Promise<Page<DeviceRow>> {
  const direction = page.backwards ? 'asc' : 'desc';
  let query = deviceTables(db).selectFrom('device').selectAll();
  if (locationId) query = query.where('location_id', '=', locationId);
  if (page.from) {
    const [at, id] = page.from;
    const place = sql`(${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`;
    query = query.where(
      page.backwards
        ? sql<boolean>`(registered_at, id) > ${place}`
        : sql<boolean>`(registered_at, id) < ${place}`,
    );
  }
  const rows = await query
    .orderBy('registered_at', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1)
    .execute();
  return toPage(rows, page, deviceListOrder, (row) => [row.registered_at.toISOString(), row.id]);
}
