import { sql } from 'kysely';

/**
 * Payments as far as plans of instalments look at them, for checks: `intent_id`, `state`, `captured_minor`,
 * `refunded_minor`, `sent_back_minor` with what is on its way or contested, `changed_at`, and `receivable_minor`, what
 * the ledger says is owed on instalments by it.
 */
export const instalmentBooks = sql`
  select i.id as intent_id, i.state, i.captured_minor, i.refunded_minor, i.updated_at as changed_at,
    i.refunded_minor + i.refund_pending_minor + i.disputed_minor + i.charged_back_minor as sent_back_minor,
    coalesce((
      select sum(p.amount_minor) from ledger_entry e join ledger_posting p on p.entry_id = e.id
      where e.intent_id = i.id and p.account = 'INSTALMENT_RECEIVABLE'), 0) as receivable_minor
  from payment_intent i`;
