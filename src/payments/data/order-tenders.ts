import { type Kysely, sql } from 'kysely';

/** All payments of one order, counted and summed. */
export interface OrderTenders {
  readonly orderId: string;
  readonly count: number;
  /** The highest place of a tender. */
  readonly last: number;
  /**
   * What those that are not over without money are for and may still bring, or have kept; in minor units. Without what is
   * on its way back, and those that hold the rest of another one anew.
   */
  readonly wantedMinor: number;
  /** What was taken with them or is being taken, less what went back; in minor units. */
  readonly takenMinor: number;
  /** What was taken with them, whether or not it was given back; in minor units. */
  readonly capturedMinor: number;
  /** What was taken with them, and is neither contested nor given back, nor on its way back; in minor units. */
  readonly keptMinor: number;
}

/** Which payments every order has; for checks over all of them. */
export async function orderTenders(db: Kysely<unknown>): Promise<readonly OrderTenders[]> {
  const { rows } = await sql<OrderTenders>`
    select order_id as "orderId", count(*)::integer as count, max(tender)::integer as last,
      coalesce(sum(case when keeps_rest_until is null then amount_minor - voided_minor - void_pending_minor - expired_minor
        else captured_minor + claimed_minor end - refunded_minor - charged_back_minor) filter (
        where rest_of is null and state not in ('CANCELED', 'EXPIRED', 'FAILED', 'VOIDED')), 0)::bigint as "wantedMinor",
      sum(captured_minor + claimed_minor - refunded_minor - charged_back_minor)::bigint as "takenMinor",
      sum(captured_minor)::bigint as "capturedMinor",
      sum(captured_minor - refunded_minor - refund_pending_minor - disputed_minor - charged_back_minor)::bigint
        as "keptMinor"
    from payment_intent where order_id is not null group by order_id`.execute(db);
  return rows;
}

/** The captures, voids and refunds of an order that have not ended, by their ids: each may be driven. */
export async function openOperationIds(db: Kysely<unknown>, orderId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.operation_id as id from pending_operation o join payment_intent i on i.id = o.intent_id
    where i.order_id = ${orderId}::uuid order by o.operation_id`.execute(db);
  return rows.map(({ id }) => id);
}
