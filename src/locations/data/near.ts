import { type RawBuilder, sql } from 'kysely';
import { boundsOf, earthRadiusKm, type Point } from '../domain/geography.js';

const earthRadiusMetres = earthRadiusKm * 1000;

/** The distance of each row from there, in whole metres, so that it can be a place in a list. */
export function metresFrom(from: Point): RawBuilder<number> {
  const latitude = toCentimetre(from.latitude);
  const longitude = toCentimetre(from.longitude);
  return sql<number>`round(2 * ${earthRadiusMetres}::float8 * asin(least(1, sqrt(
    power(sin(radians(latitude - ${latitude}::float8) / 2), 2)
    + cos(radians(${latitude}::float8)) * cos(radians(latitude))
      * power(sin(radians(longitude - ${longitude}::float8) / 2), 2)))))::integer`;
}

/** No store is found more exactly; and of what is nearly nothing PostgreSQL says that it is out of range. */
function toCentimetre(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** True for every row within the circle, and a few more: cheap, and by index. */
export function withinBounds(centre: Point, radiusKm: number): RawBuilder<boolean> {
  const { south, north, longitudes } = boundsOf(centre, radiusKm);
  const turns = longitudes.map(
    ({ west, east }) => sql<boolean>`longitude between ${west}::float8 and ${east}::float8`,
  );
  return sql<boolean>`latitude between ${south}::float8 and ${north}::float8 and (${sql.join(turns, sql` or `)})`;
}
