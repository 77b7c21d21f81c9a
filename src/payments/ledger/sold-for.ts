import { type Kysely, sql } from 'kysely';

/** What was sold of an order, less the refunds that were granted on it; in minor units. */
export async function soldFor(db: Kysely<unknown>, orderId: string): Promise<number> {
  const { rows } = await sql<{ soldMinor: number }>`
    select coalesce(-sum(p.amount_minor), 0)::bigint as "soldMinor"
    from ledger_entry e join ledger_posting p on p.entry_id = e.id
    where e.order_id = ${orderId}::uuid and p.account in ('SALES', 'REFUNDS')`.execute(db);
  return rows[0]?.soldMinor ?? 0;
}
