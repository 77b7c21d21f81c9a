import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';

/** What the books of cash, cheques, transfers and trade accounts promise. */
export const offlineChecks: readonly Check[] = [
  statementCheck(
    'What should lie in a till is what its journal says, and what was counted where it was closed',
    sql<Finding>`
      select t.id::text as subject,
        format('%s in the till, %s counted, %s in its journal', t.cash_minor, t.counted_minor,
          coalesce(m.sum, 0)) as detail
      from till_session t
        left join (select till_session_id, sum(amount_minor) from till_movement group by 1) m
          on m.till_session_id = t.id
      where t.cash_minor is distinct from coalesce(m.sum, 0)
        or t.cash_minor is distinct from coalesce(t.counted_minor, t.cash_minor)`,
  ),
  statementCheck(
    'Cash that is taken lies in a till, and cash that is given back has left one',
    sql<Finding>`
      select p.key::text as subject,
        format('%s taken and %s given back, %s and %s in the tills', p.captured_minor, p.refunded_minor,
          s.taken, s.paid) as detail
      from offline_payment p cross join lateral (
        select
          coalesce((select sum(amount_minor) from till_movement where payment_key = p.key), 0) as taken,
          coalesce((select -sum(m.amount_minor) from till_movement m join payout o on o.id = m.payout_id
            where o.payment_key = p.key), 0) as paid) s
      where p.provider = 'cash' and (p.captured_minor, p.refunded_minor) is distinct from (s.taken, s.paid)`,
  ),
  statementCheck(
    'What was refunded of a payment in our own books is the sum of its refunds',
    sql<Finding>`
      select p.key::text as subject,
        format('%s refunded, %s by its operations', p.refunded_minor, s.refunded) as detail
      from offline_payment p cross join lateral (
        select coalesce(sum(amount_minor) filter (where kind = 'REFUND'), 0) as refunded
        from offline_operation where payment_key = p.key) s
      where p.refunded_minor is distinct from s.refunded`,
  ),
  statementCheck(
    'Every transfer pays, waits for the rest of its payment, or is to be sent back',
    sql<Finding>`
      select p.key::text as subject,
        format('%s received in %s lines, %s taken, %s to be sent back', p.received_minor, l.lines, p.captured_minor,
          o.owed) as detail
      from offline_payment p
        cross join lateral (
          select count(*) as lines, coalesce(sum(amount_minor), 0) as sum from bank_line where payment_key = p.key) l
        cross join lateral (
          select coalesce(sum(amount_minor), 0) as owed from payout
          where payment_key = p.key and reason in ('OVERPAID', 'NOT_PAID_IN_TIME')) o
      where p.provider = 'bank-transfer' and (p.received_minor <> l.sum
        or p.received_minor <> case p.state when 'AWAITED' then l.sum else p.captured_minor + o.owed end
        or (p.state = 'AWAITED' and p.received_minor >= p.amount_minor))
      union all
      select l.bank_line_id, format('%s %s come back, %s to be sent', l.amount_minor, l.currency, coalesce(o.sum, 0))
      from bank_line l left join lateral (
        select sum(amount_minor) from payout where line_id = l.id and reason = 'NOT_OURS') o on true
      where (l.state = 'RETURNED') <> (o.sum is not null) or o.sum <> l.amount_minor`,
  ),
  statementCheck(
    'What is promised and owed on a trade account is what its orders and invoices say, within its limit',
    sql<Finding>`
      select a.customer_id::text as subject,
        format('%s promised and %s owed of %s, its orders say %s, its invoices %s', a.reserved_minor, a.used_minor,
          a.limit_minor, o.held, i.open) as detail
      from trade_account a
        cross join lateral (
          select coalesce(sum(authorized_minor - captured_minor - voided_minor), 0) as held
          from offline_payment where customer_id = a.customer_id and provider = 'on-account') o
        cross join lateral (
          select coalesce(sum(amount_minor - credited_minor - settled_minor), 0) as open
          from trade_invoice where customer_id = a.customer_id) i
      where (a.reserved_minor, a.used_minor) is distinct from (o.held, i.open)
        or a.reserved_minor + a.used_minor > a.limit_minor
      union all
      select i.id::text, format('%s settled, %s by its transfers', i.settled_minor, coalesce(s.sum, 0))
      from trade_invoice i
        left join (select invoice_id, sum(amount_minor) from invoice_settlement group by 1) s on s.invoice_id = i.id
      where i.settled_minor <> coalesce(s.sum, 0)`,
  ),
  statementCheck(
    'Every payment by cheque has its cheque',
    sql<Finding>`
      select p.key::text as subject, format('a payment of %s without a cheque', p.amount_minor) as detail
      from offline_payment p
      where p.provider = 'cheque' and not exists (select from cheque c where c.payment_key = p.key)`,
  ),
];
