import { type Kysely, sql } from 'kysely';

/**
 * What was sold of an order, less the refunds that were granted on it and that its payments give back; in minor units.
 * What leaves another way stays with the payments.
 */
export async function soldFor(db: Kysely<unknown>, orderId: string): Promise<number> {
  const { rows } = await sql<{ soldMinor: number }>`
    select (coalesce(-sum(p.amount_minor), 0) + coalesce((
        select sum(o.amount_minor) from refund_payout o join refund r on r.id = o.refund_id
        where r.order_id = ${orderId}::uuid), 0))::bigint as "soldMinor"
    from ledger_entry e join ledger_posting p on p.entry_id = e.id
    where e.order_id = ${orderId}::uuid and p.account in ('SALES', 'REFUNDS')`.execute(db);
  return rows[0]?.soldMinor ?? 0;
}
