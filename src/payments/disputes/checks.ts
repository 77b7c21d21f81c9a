import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../../platform/doctor.js';

/** What disputes promise: they agree with the amounts of their payments, and with what was posted. */
export const disputeChecks: readonly Check[] = [
  statementCheck(
    'What disputes and bounced cheques are about is what is contested and lost of their payments, as far as it was taken and is left',
    sql<Finding>`
      select i.id::text as subject, format('contested %s/%s, lost %s/%s, disputed %s, charged back %s',
        i.contested_minor, s.contested, i.lost_minor, s.lost, i.disputed_minor, i.charged_back_minor) as detail
      from payment_intent i
        cross join lateral (
          select
            coalesce(sum(d.amount_minor) filter (where d.state in ('OPENED', 'UNDER_REVIEW')), 0) as contested,
            coalesce(sum(d.amount_minor) filter (where d.state = 'LOST'), 0) + (
              select coalesce(sum(p.amount_minor), 0)
              from ledger_entry e join ledger_posting p on p.entry_id = e.id and p.amount_minor > 0
              where e.intent_id = i.id and e.kind = 'CHEQUE_BOUNCED') as lost
          from dispute d join payment_attempt a on a.id = d.attempt_id
          where d.intent_id = i.id and a.state = 'SUCCEEDED') s
        cross join lateral (
          select i.captured_minor - i.refunded_minor - i.refund_pending_minor as taken) l
      where (i.contested_minor, i.lost_minor) is distinct from (s.contested, s.lost)
        or i.charged_back_minor <> least(i.lost_minor, l.taken)
        or i.disputed_minor <> least(i.contested_minor, l.taken - i.charged_back_minor)`,
  ),
  statementCheck(
    'The bank has what the movements of a dispute say',
    sql<Finding>`
      select d.id::text as subject, format('%s: withdrawn %s, moved %s in %s movements',
        d.state, d.withdrawn_minor, s.moved, s.movements) as detail
      from dispute d cross join lateral (
        select count(*) as movements, coalesce(max(m.number), 0) as last,
          coalesce(sum(case m.kind when 'WITHDRAWN' then m.amount_minor else -m.amount_minor end), 0) as moved
        from dispute_movement m where m.dispute_id = d.id) s
      where d.withdrawn_minor <> s.moved or s.last <> s.movements`,
  ),
  statementCheck(
    'M2: each movement of a dispute is posted once, with its amount',
    sql<Finding>`
      select coalesce(m.id, e.operation_id)::text as subject, format('%s of %s, posted %s times with %s',
        coalesce(m.kind, e.kind), m.amount_minor, count(e.id), coalesce(sum(p.amount_minor), 0)) as detail
      from dispute_movement m
        full join (select * from ledger_entry where kind in ('CHARGEBACK', 'CHARGEBACK_REVERSED')) e
          on e.operation_id = m.id
            and e.kind = case m.kind when 'WITHDRAWN' then 'CHARGEBACK' else 'CHARGEBACK_REVERSED' end
        left join ledger_posting p on p.entry_id = e.id and p.amount_minor > 0
      group by m.id, e.operation_id, m.kind, e.kind, m.amount_minor
      having count(e.id) <> 1 or sum(p.amount_minor) is distinct from m.amount_minor`,
  ),
  statementCheck(
    'A dispute is about a payment of its provider, in its currency, and of its order',
    sql<Finding>`
      select d.id::text as subject, format('%s %s for %s, a payment by %s in %s for %s',
        d.provider, d.currency, d.order_id, a.provider, i.currency, i.order_id) as detail
      from dispute d join payment_attempt a on a.id = d.attempt_id join payment_intent i on i.id = a.intent_id
      where d.intent_id <> i.id or d.provider <> a.provider or d.currency <> i.currency
        or d.order_id is distinct from i.order_id`,
  ),
];
