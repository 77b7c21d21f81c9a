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
];
