import { type Kysely, sql } from 'kysely';

/** All payments of one order, counted and summed. */
export interface OrderTenders {
  readonly orderId: string;
  readonly count: number;
  /** The highest place of a tender. */
  readonly last: number;
  /** What those that are not over without money are for, in minor units. */
  readonly wantedMinor: number;
}

/** Which payments every order has; for checks over all of them. */
export async function orderTenders(db: Kysely<unknown>): Promise<readonly OrderTenders[]> {
  const { rows } = await sql<OrderTenders>`
    select order_id as "orderId", count(*)::integer as count, max(tender)::integer as last,
      coalesce(sum(amount_minor) filter (
        where state not in ('CANCELED', 'EXPIRED', 'FAILED', 'VOIDED')), 0)::bigint as "wantedMinor"
    from payment_intent where order_id is not null group by order_id`.execute(db);
  return rows;
}
