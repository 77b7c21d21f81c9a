import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../../../platform/doctor.js';

/** What is promised of money that leaves another way than it came. */
export const payoutChecks: readonly Check[] = [
  statementCheck(
    'M5: what leaves another way than it came was approved by a second person',
    sql<Finding>`
      select r.id::text as subject, format('%s as %s, approval %s', r.state, r.tender, coalesce(a.state, 'none')) as detail
      from refund r left join approval a on a.id = r.approval_id
      where r.tender not in ('ORIGINAL', 'EXCHANGE') and r.sent_minor > 0 and a.state is distinct from 'GRANTED'`,
  ),
  statementCheck(
    'M5: of an order no more goes back than was taken, whichever way it leaves',
    sql<Finding>`
      select i.order_id::text as subject, format('taken %s, given back %s and %s another way',
        i.taken, i.refunded, coalesce(o.paid, 0)) as detail
      from (
        select order_id, sum(captured_minor) as taken, sum(refunded_minor) as refunded
        from payment_intent where order_id is not null group by order_id) i
        join lateral (
          select sum(p.amount_minor) as paid from refund_payout p join refund r on r.id = p.refund_id
          where r.order_id = i.order_id) o on true
      where i.refunded + coalesce(o.paid, 0) > i.taken`,
  ),
  statementCheck(
    'M2: money that leaves another way is promised once, and paid out once, in the ledger as well',
    sql<Finding>`
      select p.operation_id::text as subject, format('%s, promised %s times and paid out %s times',
        p.phase, e.promised, e.paid) as detail
      from refund_payout p cross join lateral (
        select count(*) filter (where kind = 'REFUND_PROMISED') as promised,
          count(*) filter (where kind = 'REFUND_PAID_OUT') as paid
        from ledger_entry where operation_id = p.operation_id) e
      where e.promised <> 1 or e.paid <> case p.phase when 'SUCCEEDED' then 1 else 0 end`,
  ),
];
