import { aNewId, anHourAgo, type PlantedError } from './planted-error.js';

/** Errors in who has goods that wait, and what is in parcels. */
export const ofPickups: readonly PlantedError[] = [
  {
    promise: 'Liveness: no pickup waits for its buyer',
    error: 'goods that are kept for ever',
    statement: `update fulfilment set state = 'READY', keep_until = ${anHourAgo} - interval '1 minute'
      where kind = 'PICKUP'`,
  },
  {
    promise: 'Goods that somebody has to show who they are for',
    error: 'goods that were given to somebody nobody looked at',
    statement: `update fulfilment set identity_check = 'VALUE' where state = 'HANDED_OVER'`,
    withoutGuard: 'alter table fulfilment drop constraint handed_to_whom_it_may_concern',
  },
  {
    promise: 'The parcels of a shipment hold what was found',
    error: 'goods that are in no parcel',
    statement: `with f as (update fulfilment set kind = 'SHIP' where state = 'HANDED_OVER' returning id)
      insert into parcel (id, fulfilment_id, number, state, weight_grams, carrier, packed_at)
      select ${aNewId}, id, 1, 'PACKED', 100, 'sandbox', now() from f`,
  },
  {
    promise: 'What has left of a shipment in parcels',
    error: 'goods that have left in a parcel that has not',
    statement: `with f as (update fulfilment set kind = 'SHIP' where state = 'HANDED_OVER' returning id), p as (
        insert into parcel (id, fulfilment_id, number, state, weight_grams, carrier, packed_at)
        select ${aNewId}, id, 1, 'PACKED', 100, 'sandbox', now() from f
        returning id, fulfilment_id)
      insert into parcel_line select p.id, l.id, l.picked from p join fulfilment_line l using (fulfilment_id)`,
  },
  {
    promise: 'Liveness: parcels of a cancelled shipment',
    error: 'a label that nobody gives back',
    statement: `insert into parcel (id, fulfilment_id, number, state, weight_grams, carrier, packed_at, ended_at, void_due_at)
      select ${aNewId}, id, 1, 'CANCELED', 100, 'sandbox', now(), now(), ${anHourAgo} - interval '2 hours'
      from fulfilment limit 1`,
  },
  {
    promise: 'Liveness: the money of a parcel',
    error: 'a lost parcel that nobody pays back',
    statement: `insert into parcel (id, fulfilment_id, number, state, weight_grams, carrier, packed_at, shipped_at,
        ended_at, refund_due_at)
      select ${aNewId}, id, 1, 'LOST', 100, 'sandbox', now(), now(), now(), ${anHourAgo} - interval '2 hours'
      from fulfilment limit 1`,
  },
];
