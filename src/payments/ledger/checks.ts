import { sql } from 'kysely';
import { type Check, type Finding, statementCheck } from '../../platform/doctor.js';

/** What the ledger promises: it balances, says the same as the journal of operations, and mixes no currencies. */
export const ledgerChecks: readonly Check[] = [
  statementCheck(
    'M2: the debits of each entry of the ledger are its credits, in each currency',
    sql<Finding>`
      select e.id::text as subject,
        format('%s with %s postings, off by %s %s', e.kind, count(p.*), sum(p.amount_minor), p.currency) as detail
      from ledger_entry e left join ledger_posting p on p.entry_id = e.id
      group by e.id, p.currency
      having count(p.*) < 2 or sum(p.amount_minor) <> 0`,
  ),
  statementCheck(
    'M2: each capture and refund that has succeeded is posted once, with its amount',
    sql<Finding>`
      select coalesce(o.operation_id, e.operation_id)::text as subject,
        format('%s of %s %s, posted %s times with %s', coalesce(o.kind, e.kind), o.amount_minor, o.currency,
          count(e.id), coalesce(sum(p.debited), 0)) as detail
      from (select operation_id, amount_minor, currency,
            case kind when 'UNDO_CAPTURE' then 'CAPTURE_UNDONE' when 'UNDO_REFUND' then 'REFUND_UNDONE' else kind end as kind
          from payment_operation
          where phase = 'SUCCEEDED' and kind in ('CAPTURE', 'REFUND', 'UNDO_CAPTURE', 'UNDO_REFUND')
            and amount_minor > 0) o
        full join (select * from ledger_entry
          where kind in ('CAPTURE', 'REFUND', 'CAPTURE_UNDONE', 'REFUND_UNDONE')) e
          on e.operation_id = o.operation_id and e.kind = o.kind
        left join lateral (
          select sum(amount_minor) as debited from ledger_posting where entry_id = e.id and amount_minor > 0) p on true
      group by o.operation_id, e.operation_id, o.kind, e.kind, o.amount_minor, o.currency
      having count(e.id) <> 1 or sum(p.debited) is distinct from o.amount_minor`,
  ),
  statementCheck(
    'M8: an entry of the ledger has the currency of its payment, and no other',
    sql<Finding>`
      select e.id::text as subject, format('%s in %s for a payment in %s', e.kind, p.currency, i.currency) as detail
      from ledger_entry e
        join payment_intent i on i.id = e.intent_id
        join ledger_posting p on p.entry_id = e.id
      where p.currency <> i.currency
      group by e.id, p.currency, i.currency`,
  ),
];
