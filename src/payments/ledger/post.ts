import { sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { type LedgerEntry, postingsOf } from './posting-rules.js';

/**
 * Writes entries and their postings in one statement, in the transaction of what they are posted for. What has been
 * posted is left as it is: the same operation posts once. What pays an instalment lessens what is owed on the plan.
 */
export async function post(work: Work, entries: readonly LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const numbered = entries.map((entry) => ({ ...entry, id: newId() }));
  const rows = numbered.map(({ id, kind, operationId, orderId, intentId }) => ({
    id,
    kind,
    operation_id: operationId,
    order_id: orderId ?? null,
    intent_id: intentId ?? null,
  }));
  const postings = numbered.flatMap((entry) =>
    postingsOf(entry).map(({ account, currency, amountMinor }) => ({
      entry_id: entry.id,
      account,
      currency,
      amount_minor: amountMinor,
    })),
  );
  const { actor, channel, correlationId } = work.caller;
  await sql`
    with posted as (
      insert into ledger_entry (id, kind, order_id, intent_id, operation_id, at, actor_kind, actor_id, channel,
        correlation_id)
      select e.id, e.kind, coalesce(e.order_id, i.order_id), i.id, e.operation_id, ${work.now}::timestamptz,
        ${actor.kind}, ${actor.id ?? null}, ${channel}, ${correlationId}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as e(id uuid, kind text, operation_id uuid, order_id uuid, intent_id uuid)
        left join payment_intent i
          on i.id = e.intent_id or (e.intent_id is null and i.order_id = e.order_id and i.tender = 1)
      on conflict (kind, operation_id) do nothing
      returning id, intent_id
    )
    insert into ledger_posting (entry_id, account, currency, amount_minor)
    select p.entry_id, case when i.purpose = 'INSTALMENT' and p.account = 'CUSTOMER_RECEIVABLE'
      then 'INSTALMENT_RECEIVABLE' else p.account end, p.currency, p.amount_minor
    from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb)
        as p(entry_id uuid, account text, currency text, amount_minor bigint)
      join posted on posted.id = p.entry_id
      left join payment_intent i on i.id = posted.intent_id`.execute(work.db);
}
