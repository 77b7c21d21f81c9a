import { sql } from 'kysely';
import { minuteMs } from '../../kernel/clock.js';
import { type Check, type Finding, statementCheck } from '../../platform/doctor.js';

const overdueMs = 5 * minuteMs;

/** What refunds promise: each says what its payments say, and no unit is paid back that was not allocated. */
export const refundChecks: readonly Check[] = [
  statementCheck(
    'A refund has sent and paid back what its payments have, and never more than its amount',
    sql<Finding>`
      select r.id::text as subject, format('%s: sent %s/%s, paid back %s/%s, of %s',
        r.state, r.sent_minor, s.sent, r.refunded_minor, s.refunded, r.amount_minor) as detail
      from refund r cross join lateral (
        select
          coalesce(sum(p.amount_minor) filter (where p.phase <> 'FAILED'), 0) as sent,
          coalesce(sum(p.amount_minor) filter (where p.phase = 'SUCCEEDED'), 0) as refunded
        from (
          select refund_id, amount_minor, phase from refund_payment
          union all select refund_id, amount_minor, phase from refund_payout) p where p.refund_id = r.id) s
      where (r.sent_minor, r.refunded_minor) is distinct from (s.sent, s.refunded)
        or s.sent > r.amount_minor
        or (r.state = 'SUCCEEDED') <> (s.refunded = r.amount_minor)
        or (r.state = 'PROCESSING') <> (s.sent > s.refunded)`,
  ),
  statementCheck(
    'A payment of a refund is what the journal says of its operation',
    sql<Finding>`
      select p.operation_id::text as subject, format('%s of %s here, %s of %s in the journal',
        p.phase, p.amount_minor, coalesce(o.phase, 'nothing'), o.amount_minor) as detail
      from refund_payment p
        left join lateral (
          select case
              when exists (
                select from payment_operation u where u.undoes = o.operation_id and u.phase = 'SUCCEEDED') then 'FAILED'
              when o.phase in ('SUCCEEDED', 'FAILED') then o.phase else 'PENDING' end as phase,
            o.amount_minor, o.intent_id
          from payment_operation o
          where o.operation_id = p.operation_id and o.kind = 'REFUND' order by o.id desc limit 1) o on true
      where (p.phase, p.amount_minor, p.intent_id) is distinct from (o.phase, o.amount_minor, o.intent_id)`,
  ),
  statementCheck(
    'M4: the lines of a refund and its shipping add up to its amount; without an order it has none',
    sql<Finding>`
      select r.id::text as subject, format('lines %s, shipping %s, amount %s; never left: %s of %s',
        coalesce(sum(l.amount_minor), 0), r.shipping_minor, r.amount_minor, coalesce(sum(l.unsold_minor), 0),
        r.unsold_minor) as detail
      from refund r left join refund_line l on l.refund_id = r.id
      group by r.id having coalesce(sum(l.amount_minor), 0) + r.shipping_minor
          <> case when r.order_id is null then 0 else r.amount_minor end
        or r.unsold_minor - coalesce(sum(l.unsold_minor), 0) not between 0 and r.shipping_minor`,
  ),
  statementCheck(
    'M8: a refund has the currency of the payments that give it back, and they pay for its order',
    sql<Finding>`
      select r.id::text as subject, format('%s of order %s, paid by %s of order %s',
        r.currency, r.order_id, i.currency, i.order_id) as detail
      from refund r join refund_payment p on p.refund_id = r.id join payment_intent i on i.id = p.intent_id
      where i.currency <> r.currency or i.order_id is distinct from r.order_id`,
  ),
  statementCheck(
    'M8: without an order a refund is of one payment without one, which no plan decides about, and it gives it back',
    sql<Finding>`
      select r.id::text as subject, format('%s of payment %s: %s in %s of order %s, given back by %s',
        r.currency, i.id, i.purpose, i.currency, i.order_id, p.intent_id) as detail
      from refund r
        join payment_intent i on i.id = r.intent_id
        left join refund_payment p on p.refund_id = r.id and p.intent_id <> r.intent_id
      where r.order_id is null
        and (i.order_id is not null or i.purpose = 'INSTALMENT' or i.currency <> r.currency or p.intent_id is not null)`,
  ),
  statementCheck(
    'A refund waits as long as the question to a second person, and goes only where that was granted',
    sql<Finding>`
      select r.id::text as subject, format('%s, approval %s asked by %s', r.state, a.state, a.requested_by) as detail
      from refund r left join approval a on a.id = r.approval_id
      where (r.state = 'AWAITING_APPROVAL' and a.id is null)
        or (r.state = 'AWAITING_APPROVAL' and a.decided_at < now() - ${overdueMs} * interval '1 millisecond')
        or (r.state <> 'AWAITING_APPROVAL' and a.state = 'WAITING')
        or (r.state <> 'REJECTED' and a.state in ('DECLINED', 'WITHDRAWN', 'EXPIRED') and r.state <> 'AWAITING_APPROVAL')
        or (a.kind, a.subject_id, a.amount_minor, a.currency) is distinct from ('REFUND', r.id, r.amount_minor, r.currency)
          and a.id is not null
        or a.requested_by <> r.requested_by_id`,
  ),
];
