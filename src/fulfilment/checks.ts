import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

/** What the fulfilments promise. */
export const fulfilmentChecks: readonly Check[] = [
  statementCheck(
    'Liveness: what is offered to a location goes on to another one when nobody has claimed it in time',
    sql<Finding>`
      select id::text as subject, format('offered until %s', offered_until) as detail
      from fulfilment where state = 'OFFERED' and offered_until < now() - interval '1 hour'`,
  ),
  statementCheck(
    'Goods are charged before they leave only where the shop has decided so, and for no more than they cost',
    sql<Finding>`
      select f.id::text as subject, format('%s charged %s, of %s', f.charged_minor, f.capture_trigger,
        f.shipping_minor + sum(l.total_minor)) as detail
      from fulfilment f join fulfilment_line l on l.fulfilment_id = f.id
      where f.charged_minor > 0
      group by f.id
      having f.charged_minor > f.shipping_minor + sum(l.total_minor)
        or f.capture_trigger not in ('AT_ORDER', 'AT_READY')`,
  ),
  statementCheck(
    'Liveness: no pickup waits for its buyer past its deadline',
    sql<Finding>`
      select f.id::text as subject, format('%s, kept until %s', f.state, f.keep_until) as detail
      from fulfilment f
      where f.keep_until < now() - interval '1 hour' and (f.state = 'READY'
        or (f.state = 'CUSTOMER_ARRIVED' and f.arrived_at < now() - interval '3 hours'))`,
  ),
  statementCheck(
    'Goods that somebody has to show who they are for are handed over to nobody else',
    sql<Finding>`
      select f.id::text as subject, format('%s: %s', f.state, f.identity_check) as detail
      from fulfilment f join fulfilment_line l on l.fulfilment_id = f.id
      where f.identity_check is not null and f.identity_checked_at is null and f.kind = 'PICKUP'
      group by f.id having sum(l.handed_over) > 0`,
  ),
  statementCheck(
    'The parcels of a shipment hold what was found of it',
    sql<Finding>`
      select l.id::text as subject, format('%s found, %s in parcels', l.picked, coalesce(p.units, 0)) as detail
      from fulfilment_line l left join lateral (
        select sum(quantity) as units from parcel_line where fulfilment_line_id = l.id) p on true
      where exists (select from parcel join fulfilment f on f.id = parcel.fulfilment_id
          where f.id = l.fulfilment_id and f.kind = 'SHIP')
        and coalesce(l.picked, 0) <> coalesce(p.units, 0)`,
  ),
  statementCheck(
    'What has left of a shipment in parcels is what was in those that have left',
    sql<Finding>`
      select l.id::text as subject, format('%s have left, %s in parcels', l.handed_over, coalesce(p.units, 0)) as detail
      from fulfilment_line l left join lateral (
        select sum(h.quantity) as units from parcel_line h join parcel on parcel.id = h.parcel_id
        where h.fulfilment_line_id = l.id and parcel.shipped_at is not null) p on true
      where exists (select from parcel join fulfilment f on f.id = parcel.fulfilment_id
          where f.id = l.fulfilment_id and f.kind = 'SHIP')
        and l.handed_over <> coalesce(p.units, 0)`,
  ),
  statementCheck(
    'Liveness: parcels of a cancelled shipment are cancelled with it, and their labels given back',
    sql<Finding>`
      select p.id::text as subject, format('%s, label due back since %s', p.state, p.void_due_at) as detail
      from parcel p join fulfilment f on f.id = p.fulfilment_id
      where (f.kind = 'SHIP' and f.state = 'CANCELED' and p.state in ('PACKED', 'LABELED')) or p.void_due_at < now() - interval '2 hours'`,
  ),
  statementCheck(
    'Liveness: the money of a parcel that is lost, or has come back, is given back',
    sql<Finding>`
      select id::text as subject, format('%s, due since %s', state, refund_due_at) as detail
      from parcel
      where refund_due_at < now() - interval '2 hours'`,
  ),
];
