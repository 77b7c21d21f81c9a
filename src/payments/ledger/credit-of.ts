import { type Kysely, sql } from 'kysely';
import { placeOn, type Refunded } from '../refunds/refunded.js';

/**
 * What the buyer of an order, or whoever has made a payment without one, has paid beyond what was sold to them, and
 * nobody is giving back yet; in minor units, never negative.
 */
export async function creditOf(db: Kysely<unknown>, of: Refunded): Promise<number> {
  const { column, id } = placeOn(of);
  const paid = sql.ref(column === 'order_id' ? 'i.order_id' : 'i.id');
  const { rows } = await sql<{ creditMinor: number }>`
    select greatest(0, -coalesce((
        select sum(p.amount_minor) from ledger_entry e join ledger_posting p on p.entry_id = e.id
        where ${sql.ref(`e.${column}`)} = ${id}::uuid and p.account = 'CUSTOMER_RECEIVABLE'), 0)
      - coalesce((
        select sum(o.amount_minor) from pending_operation o join payment_intent i on i.id = o.intent_id
        where ${paid} = ${id}::uuid and o.kind = 'REFUND'), 0))::bigint as "creditMinor"`.execute(
    db,
  );
  return rows[0]?.creditMinor ?? 0;
}
