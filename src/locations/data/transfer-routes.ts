import { type Kysely, sql } from 'kysely';
import type { Departure } from '../domain/transfer-route.js';

/** A way on which goods go from one location to another. */
export interface TransferRouteRow {
  readonly from_location_id: string;
  readonly to_location_id: string;
  readonly transit_minutes: number;
  readonly departs: readonly Departure[];
  readonly active: boolean;
}

/** From and to where goods are asked to go; all where one is left out. */
export interface TransferRouteQuestion {
  readonly to?: readonly string[];
  readonly from?: readonly string[];
}

/**
 * The routes that are in use, between locations that are in use, in one statement: to any of these receivers,
 * from any of these senders. The quickest way to a receiver comes first.
 */
export async function findTransferRoutes(
  db: Kysely<unknown>,
  { to, from }: TransferRouteQuestion,
): Promise<TransferRouteRow[]> {
  if (to?.length === 0 || from?.length === 0) return [];
  const { rows } = await sql<TransferRouteRow>`
    select r.from_location_id, r.to_location_id, r.transit_minutes, r.departs, r.active
    from transfer_route r
      join location sender on sender.id = r.from_location_id and sender.active
      join location receiver on receiver.id = r.to_location_id and receiver.active
    where r.active and ${to ? sql`r.to_location_id = any(${to}::uuid[])` : sql`true`}
      and ${from ? sql`r.from_location_id = any(${from}::uuid[])` : sql`true`}
    order by r.to_location_id, r.transit_minutes, r.from_location_id`.execute(db);
  return rows;
}

/** Every route from or to a location, in use or not, those that lead to it first. */
export async function routesOf(
  db: Kysely<unknown>,
  locationId: string,
): Promise<TransferRouteRow[]> {
  const { rows } = await sql<TransferRouteRow>`
    select from_location_id, to_location_id, transit_minutes, departs, active
    from transfer_route
    where to_location_id = ${locationId}::uuid or from_location_id = ${locationId}::uuid
    order by to_location_id <> ${locationId}::uuid, to_location_id, from_location_id`.execute(db);
  return rows;
}
