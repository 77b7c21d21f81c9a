import { type Kysely, sql } from 'kysely';
import { departedLines } from '../../fulfilment/index.js';
import {
  linesByOrderLoader,
  type OrderLineRow,
  type OrderView,
  readDeliveredOrders,
} from '../../orders/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { defineLoader } from '../../platform/graphql/loaders.js';

/** How many units of each line of these orders are announced for returns, and have not been judged yet. */
export async function announcedUnits(
  db: Kysely<unknown>,
  orderIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; units: number }>`
    select l.order_line_id as id, sum(coalesce(l.received, l.quantity))::integer as units
    from return_order r join return_line l on l.return_id = r.id
    where r.order_id = any(${orderIds}::uuid[])
      and r.state in ('REQUESTED', 'APPROVED', 'IN_TRANSIT', 'AT_COUNTER', 'RECEIVED')
    group by l.order_line_id`.execute(db);
  return new Map(rows.map(({ id, units }) => [id, units]));
}

/** How many units of each line of an order have come with returns, and have not been judged yet. */
export async function unjudgedUnits(
  db: Kysely<unknown>,
  orderId: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; units: number }>`
    select l.order_line_id as id, sum(l.received)::integer as units
    from return_order r join return_line l on l.return_id = r.id
    where r.order_id = ${orderId}::uuid and r.state = 'RECEIVED' group by l.order_line_id`.execute(
    db,
  );
  return new Map(rows.map(({ id, units }) => [id, units]));
}

/** A line of an order, and what of it may come back. */
export interface ReturnableUnits {
  readonly line: OrderLineRow;
  /** With the buyer, and in no other return. */
  readonly units: number;
  /** When the newest of them left for the buyer; null where none has. */
  readonly leftAt: Date | null;
}

/** What of orders may come back, by the order. */
export const returnableLoader = defineLoader<string, ReturnableUnits[]>({
  fetch: async (ids, { db, loaders }) => {
    const [announced, departed, lines] = await Promise.all([
      announcedUnits(db, ids),
      departedLines(db, ids),
      Promise.all(ids.map((id) => loaders.of(linesByOrderLoader).load(id))),
    ]);
    const leftAt = new Map(departed.map((line) => [line.orderLineId, line.leftAt]));
    return lines.map((ofOrder) =>
      (ofOrder ?? []).map((line) => ({
        line,
        units: Math.max(
          0,
          line.fulfilled - line.returned - line.undelivered - (announced.get(line.id) ?? 0),
        ),
        leftAt: leftAt.get(line.id) ?? null,
      })),
    );
  },
});

/** An order that was looked for at a counter, with what of it may come back. */
export interface FoundOrder {
  readonly order: OrderView;
  readonly lines: readonly ReturnableUnits[];
}

const mostOrders = 20;

/** How the orders of somebody at a counter are found. */
export interface SoughtOrders {
  /** That was given with the order; null where it is not asked for. */
  readonly email: string | null;
  /** On the receipt; null where there is none. */
  readonly number: string | null;
  /** Only among these, where the card that has paid for them was looked up. */
  readonly ids: readonly string[] | null;
}

/**
 * The orders whose goods may come back, newest first: of an e-mail address, with a number only that one, or of those that
 * were paid with a card. Nothing is found by a number alone.
 */
export async function readReturnableOrders(
  { db, loaders }: Pick<RequestContext, 'db' | 'loaders'>,
  sought: SoughtOrders,
): Promise<FoundOrder[]> {
  if (sought.email === null && sought.ids === null) return [];
  const orders = await readDeliveredOrders(db, { ...sought, limit: mostOrders });
  return Promise.all(
    orders.map(async (order) => ({
      order,
      lines: (await loaders.of(returnableLoader).load(order.id)) ?? [],
    })),
  );
}
