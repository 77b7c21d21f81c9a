import { sql } from 'kysely';
import { minuteMs } from '../kernel/clock.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';
import { findStockInconsistencies } from './data/doctor.js';

const overdueMs = 5 * minuteMs;

/** What the stock promises: numbers that are never negative and agree with their journal, and holds that end. */
export const stockChecks: readonly Check[] = [
  statementCheck(
    'S1: nothing on a shelf is negative, and no more is promised than there is',
    sql<Finding>`
      select format('%s in %s', variant_id, location_id) as subject,
        format('on hand %s, reserved %s, safety %s', on_hand, reserved, safety) as detail
      from stock_item
      where on_hand < 0 or reserved < 0 or (on_hand - reserved - safety < 0 and not back_orderable)`,
  ),
  {
    promise:
      'S2: every item is the sum of its journal, and its reserved units are its open reservations',
    find: async (db) =>
      (await findStockInconsistencies(db)).map((item) => ({
        subject: `${item.variantId} in ${item.locationId}`,
        detail: `on hand ${item.onHand}, moved ${item.movedOnHand}; reserved ${item.reserved}, moved ${item.movedReserved}, open ${item.openReservations}`,
      })),
  },
  statementCheck(
    'S3: what of a reservation has left the shelf is what was consumed',
    sql<Finding>`
      select r.id::text as subject, format('%s %s, %s left', r.state, r.quantity, coalesce(m.gone, 0)) as detail
      from reservation r left join (
        select reservation_id as id, -sum(on_hand_delta) as gone from stock_movement
        where reservation_id is not null group by reservation_id
      ) m using (id)
      where coalesce(m.gone, 0) <> case when r.state = 'CONSUMED' then r.quantity else 0 end`,
  ),
  statementCheck(
    'Holds of carts end in time',
    sql<Finding>`
      select id::text as subject, format('should have ended at %s', expires_at) as detail
      from reservation
      where state = 'SOFT' and expires_at < now() - make_interval(secs => ${overdueMs / 1000})`,
  ),
];
