import { type Kysely, sql } from 'kysely';

/** What the buyer of an order owes, or has paid too much, although none of its payments moves any more. */
export interface OpenReceivable {
  readonly orderId: string;
  readonly currency: string;
  /** Minor units; negative where too much was paid. */
  readonly amountMinor: number;
}

/**
 * The orders whose payments have settled, and that do not leave their buyer at zero in the ledger. A payment that a bank
 * contests has not: its money goes back by the bank's decision, or after it. What is owed because a
 * cheque has bounced is known, and waits for the buyer; what a bank has taken back for them of money for which nothing
 * was sold is not owed to them any more.
 */
export async function openReceivables(db: Kysely<unknown>): Promise<readonly OpenReceivable[]> {
  const { rows } = await sql<OpenReceivable>`
    select e.order_id as "orderId", p.currency, sum(p.amount_minor)::bigint as "amountMinor"
    from ledger_entry e join ledger_posting p on p.entry_id = e.id
    where p.account = 'CUSTOMER_RECEIVABLE' and e.order_id is not null
      and not exists (
        select from payment_intent i
        where i.order_id = e.order_id
          and (i.authorized_minor > i.captured_minor + i.voided_minor + i.expired_minor
            or i.disputed_minor > 0
            or exists (select from pending_operation o where o.intent_id = i.id)
            or exists (
              select from payment_attempt a
              where a.intent_id = i.id and a.state in ('REQUESTED', 'PROCESSING', 'REQUIRES_ACTION', 'UNKNOWN',
                'CONFLICTED', 'REVERSING'))))
    group by e.order_id, p.currency
    having sum(p.amount_minor) + greatest(0, (
        select sum(i.charged_back_minor) from payment_intent i where i.order_id = e.order_id)
        - coalesce(sum(p.amount_minor) filter (where e.kind = 'CHEQUE_BOUNCED'), 0) + coalesce((
        select sum(s.amount_minor) from ledger_entry l join ledger_posting s on s.entry_id = l.id
        where l.order_id = e.order_id and s.account in ('SALES', 'REFUNDS')), 0)) < 0
      or sum(p.amount_minor) > coalesce(
      sum(p.amount_minor) filter (where e.kind = 'CHEQUE_BOUNCED'), 0)`.execute(db);
  return rows;
}
