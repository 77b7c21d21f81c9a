import type { DemoLocation, DemoRoute } from '../shop.js';

const weekdays = [1, 2, 3, 4, 5];
const marketDays = [2, 4, 6];
const neighboursWithinKm = 60;
const earthRadiusKm = 6371;
const averageKmPerHour = 60;
const loadingMinutes = 90;

/**
 * How goods go between the locations: from every warehouse to every store that takes in what others send, early on
 * working days; between such stores that are neighbours, at noon on three days of the week.
 */
export function transferRoutes(locations: readonly DemoLocation[]): DemoRoute[] {
  return locations
    .filter((to) => to.pickupPolicy === 'ANY')
    .flatMap((to) =>
      locations
        .filter((from) => from.code !== to.code && from.sellsToChannels.includes('WEB'))
        .flatMap((from) => routeBetween(from, to) ?? []),
    );
}

function routeBetween(from: DemoLocation, to: DemoLocation): DemoRoute | undefined {
  const km = kmBetween(from, to);
  const isWarehouse = from.kind === 'WAREHOUSE';
  if (!isWarehouse && km > neighboursWithinKm) return undefined;
  const days = isWarehouse ? weekdays : marketDays;
  return {
    fromCode: from.code,
    toCode: to.code,
    transitMinutes: loadingMinutes + Math.round((km / averageKmPerHour) * 60),
    departs: days.map((day) => ({ day, at: isWarehouse ? '06:30' : '12:00' })),
  };
}

/** As the crow flies, on a flat map: near enough for a timetable. */
function kmBetween(a: DemoLocation, b: DemoLocation): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = radians(b.latitude - a.latitude);
  const east =
    radians(b.longitude - a.longitude) * Math.cos(radians((a.latitude + b.latitude) / 2));
  return earthRadiusKm * Math.hypot(north, east);
}
