import { sql } from 'kysely';
import { type Finding, statementCheck } from '../../src/platform/doctor.js';

/** What the town counts by itself, whatever the modules think that they promise. */
export const townAccounts = [
  statementCheck(
    'What has left the shelves for buyers is what orders say that they were given',
    sql<Finding>`
      select v.sku as subject, format('%s have left, %s were given', m.units, coalesce(l.units, 0)) as detail
      from variant v
      join (select variant_id, -sum(on_hand_delta) as units from stock_movement
        where kind in ('SHIP', 'HANDOVER') group by variant_id) m on m.variant_id = v.id
      left join (select variant_id, sum(fulfilled) as units from order_line group by variant_id) l
        on l.variant_id = v.id
      where m.units <> coalesce(l.units, 0)`,
  ),
  statementCheck(
    'What has come back to the shelves is what orders say, less what is set aside',
    sql<Finding>`
      select v.sku as subject, format('%s have come, %s were returned, %s are set aside', coalesce(m.units, 0),
        l.units, coalesce(a.units, 0)) as detail
      from variant v
      join (select variant_id, sum(returned) as units from order_line group by variant_id) l on l.variant_id = v.id
      left join (select variant_id, sum(on_hand_delta) as units from stock_movement
        where kind = 'RETURN' group by variant_id) m on m.variant_id = v.id
      left join (select r.variant_id, sum(case when d.disposition = 'QUARANTINE' then d.quantity
          when d.releases is not null then -d.quantity else 0 end) as units
        from return_disposition d join return_line r on r.id = d.return_line_id group by r.variant_id) a
        on a.variant_id = v.id
      where coalesce(m.units, 0) <> l.units - coalesce(a.units, 0)`,
  ),
  statementCheck(
    'M5: no more is given back of an order, in all its ways, than was taken for it',
    sql<Finding>`
      select o.number as subject, format('%s of %s', r.minor, coalesce(i.minor, 0)) as detail
      from sales_order o
      join (select order_id, sum(sent_minor) as minor from refund group by order_id) r on r.order_id = o.id
      left join (select order_id, sum(captured_minor) as minor from payment_intent group by order_id) i
        on i.order_id = o.id
      where r.minor > coalesce(i.minor, 0)`,
  ),
];
