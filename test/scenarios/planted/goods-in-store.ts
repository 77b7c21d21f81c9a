import { aNewId, anHourAgo, type PlantedError } from './planted-error.js';

const reservation = (endedAt: string, state: string, expiresAt = `now() + interval '1 hour'`) => `
  with kept as (
    insert into store_reservation (id, number, state, location_id, email, first_name, last_name, locale, channel, currency,
      requested_at, expires_at, ended_at)
    select ${aNewId}, 'planted', '${state}', location_id, 'a@example.org', 'A', 'B', 'fr', 'WEB', 'EUR', now(),
      ${expiresAt}, ${endedAt}
    from stock_item where on_hand > 0 limit 1 returning id, location_id
  )`;

/** Errors in what stores keep for people who come. */
export const ofGoodsInStore: readonly PlantedError[] = [
  {
    promise: 'A reservation in a store keeps just its units',
    error: 'a reservation of which nothing is kept',
    statement: `${reservation('null', 'READY')}
      insert into store_reservation_line (id, store_reservation_id, position, variant_id, quantity, unit_price_minor)
      select ${aNewId}, kept.id, 0, s.variant_id, 1, 100 from kept join stock_item s using (location_id) limit 1`,
  },
  {
    promise: 'A reservation in a store keeps just its units',
    error: 'units that are kept for nobody',
    statement: `
      insert into reservation (id, variant_id, location_id, quantity, state, store_reservation_id, created_at)
      select ${aNewId}, variant_id, location_id, 1, 'HARD', ${aNewId}, now() from stock_item where on_hand > 0 limit 1`,
  },
  {
    promise: 'S5: with an order no more tags were sold',
    error: 'a tag that was sold with an order of other goods',
    statement: `insert into tag (epc, variant_id, state, order_id, scanned_at, changed_at)
      select repeat('0', 24), v.id, 'SOLD', o.id, now(), now() from sales_order o, variant v
      where not exists (select from order_line l where l.order_id = o.id and l.variant_id = v.id) limit 1`,
  },
  {
    promise: 'Reservations in stores end in time',
    error: 'a reservation that nobody has ended',
    statement: `${reservation('null', 'READY', anHourAgo)} select * from kept`,
  },
  {
    promise: 'The order of a visit has just what was taken in it',
    error: 'goods that were taken in a visit, and not ordered',
    statement: `with gone as (
        insert into visit (id, state, location_id, customer_id, intent_id, hold_minor, currency, order_id, opened_at,
          entered_at, left_at)
        select ${aNewId}, 'CLOSED', s.location_id, c.id, i.id, 1, 'EUR', i.order_id, now(), now(), now()
        from stock_item s, customer c, payment_intent i limit 1 returning id)
      insert into visit_pick (id, visit_id, variant_id, delta, actor_kind, at)
      select ${aNewId}, gone.id, v.id, 1000, 'DEVICE', now() from gone, variant v limit 1`,
  },
  {
    promise: 'What was charged in a visit and never taken',
    error: 'goods of a visit that nobody has corrected',
    statement: `with missed as (
        update order_line set undelivered = 1 where fulfilled > 0 returning order_id)
      insert into visit (id, state, location_id, customer_id, intent_id, hold_minor, currency, order_id, opened_at,
        entered_at, left_at)
      select ${aNewId}, 'CLOSED', s.location_id, c.id, i.id, 1, 'EUR', missed.order_id, now(), now(), now()
      from missed, stock_item s, customer c, payment_intent i limit 1`,
  },
  {
    promise: 'Visits end in time',
    error: 'a visit that nobody has ended',
    statement: `insert into visit (id, state, location_id, customer_id, intent_id, hold_minor, currency, opened_at,
        entered_at, expires_at)
      select ${aNewId}, 'INSIDE', s.location_id, c.id, i.id, 1, 'EUR', now(), now(), ${anHourAgo}
      from stock_item s, customer c, payment_intent i limit 1`,
  },
];
