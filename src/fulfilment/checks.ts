import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

/** What the fulfilments promise. */
export const fulfilmentChecks: readonly Check[] = [
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
];
