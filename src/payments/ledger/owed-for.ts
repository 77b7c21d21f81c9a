import { type Kysely, sql } from 'kysely';

/**
 * What the buyer of an order owes for goods that have left, beyond what captures under way will bring; in minor units,
 * negative where too much was paid.
 */
export async function owedFor(db: Kysely<unknown>, orderId: string): Promise<number> {
  const { rows } = await sql<{ owedMinor: number }>`
    select (coalesce((
        select sum(p.amount_minor) from ledger_entry e join ledger_posting p on p.entry_id = e.id
        where e.order_id = ${orderId}::uuid and p.account = 'CUSTOMER_RECEIVABLE'), 0)
      - coalesce((
        select sum(o.amount_minor) from pending_operation o join payment_intent i on i.id = o.intent_id
        where i.order_id = ${orderId}::uuid and o.kind = 'CAPTURE'), 0))::bigint as "owedMinor"`.execute(
    db,
  );
  return rows[0]?.owedMinor ?? 0;
}
