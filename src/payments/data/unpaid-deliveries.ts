import { type Kysely, sql } from 'kysely';

/** The fulfilments of an order whose goods have left, and which no capture was made for, or none that has gone well. */
export async function unpaidDeliveries(db: Kysely<unknown>, orderId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.operation_id as id from ledger_entry e
    where e.order_id = ${orderId}::uuid and e.kind = 'SALE' and not exists (
      select from payment_operation o join payment_intent i on i.id = o.intent_id
      where i.order_id = e.order_id and o.kind = 'CAPTURE' and o.phase = 'REQUESTED'
        and o.deliveries @> array[e.operation_id]
        and not exists (
          select from payment_operation f
          where f.operation_id = o.operation_id and f.phase = 'FAILED'))
    order by e.operation_id`.execute(db);
  return rows.map(({ id }) => id);
}
