import { sql } from 'kysely';
import { minuteMs } from '../kernel/clock.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';
import { openReservationsByStore } from '../stock/index.js';

const endsWithin = `${(10 * minuteMs) / 1000} seconds`;

/** What reservations in stores promise: units that are kept while they are open, and not a moment longer. */
export const storeReservationChecks: readonly Check[] = [
  {
    promise: 'A reservation in a store keeps just its units while it is open, and none after that',
    async find(db) {
      const kept = new Map(
        (await openReservationsByStore(db)).map((each) => [
          `${each.id} ${each.variantId} ${each.locationId}`,
          each.quantity,
        ]),
      );
      const { rows } = await sql<{ id: string; number: string; place: string; wanted: number }>`
        select r.id, r.number, l.variant_id || ' ' || r.location_id as place,
          case when r.ended_at is null then l.quantity else 0 end as wanted
        from store_reservation r join store_reservation_line l on l.store_reservation_id = r.id
      `.execute(db);
      const known = new Set(rows.map(({ id, place }) => `${id} ${place}`));
      const wrong = rows.flatMap(({ id, number, place, wanted }) => {
        const quantity = kept.get(`${id} ${place}`) ?? 0;
        if (quantity === wanted) return [];
        return { subject: number, detail: `${quantity} kept of ${wanted}` };
      });
      const foreign = [...kept.keys()].filter((key) => !known.has(key));
      return [...wrong, ...foreign.map((key) => ({ subject: key, detail: 'kept for nobody' }))];
    },
  },
  statementCheck(
    'Reservations in stores end in time',
    sql<Finding>`
      select number as subject, format('%s since %s', state, expires_at) as detail
      from store_reservation
      where ended_at is null and expires_at < now() - ${endsWithin}::interval`,
  ),
];
