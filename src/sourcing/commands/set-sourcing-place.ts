import { sql } from 'kysely';
import { findLocation } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { PlaceTerms } from '../data/settings.js';

/** Says as a whole what the shop wants of a place: whether it sends goods, how many a day, and how gladly. */
export async function setSourcingPlace(work: Work, place: PlaceTerms): Promise<void> {
  const { locationId, ships, dailyCapacity, preference, parcelCostMinor } = place;
  if (!(await findLocation(work.db, locationId)))
    throw new RequestError('NOT_FOUND', 'There is no such location.');
  await sql`
    insert into sourcing_place (location_id, ships, daily_capacity, preference, parcel_cost_minor)
    values (${locationId}::uuid, ${ships}::boolean, ${dailyCapacity}::integer, ${preference}::integer,
      ${parcelCostMinor}::bigint)
    on conflict (location_id) do update set ships = excluded.ships, daily_capacity = excluded.daily_capacity,
      preference = excluded.preference, parcel_cost_minor = excluded.parcel_cost_minor`.execute(
    work.db,
  );
}
