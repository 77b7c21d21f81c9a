import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import type { Actor } from '../../platform/auth/actor.js';
import { isBackOffice } from '../../platform/auth/actor.js';
import { tables } from '../../platform/database/database.js';
import type { EventTables } from '../../platform/events/event.js';
import type { OrderLineRow, OrderRow, OrderTables } from './tables.js';

/** An order as the graph shows it, with the place of its newest event at the moment of reading. */
export interface OrderView extends OrderRow {
  readonly events_seq: number;
}

export const orderListOrder = 'order';
export const orderKeyTypes = ['instant', 'id'] as const;

type Tables = OrderTables & EventTables;
type Orders = SelectQueryBuilder<Tables, 'sales_order' | 'stream_head', OrderView>;

/** The order and the number of its newest event are read in one statement, so neither is ahead of the other. */
function orderViews(db: Kysely<unknown>): Orders {
  return tables<Tables>(db)
    .selectFrom('sales_order')
    .leftJoin('stream_head', (join) =>
      join.on(sql<boolean>`stream_head.stream = 'order:' || sales_order.id`),
    )
    .selectAll('sales_order')
    .select(sql<number>`coalesce(stream_head.seq, 0)`.as('events_seq')) as unknown as Orders;
}

/** Orders by their ids, in any order. */
export function readOrders(db: Kysely<unknown>, ids: readonly string[]): Promise<OrderView[]> {
  return orderViews(db).where('sales_order.id', 'in', ids).execute();
}

export function readOrderByNumber(
  db: Kysely<unknown>,
  number: string,
): Promise<OrderView | undefined> {
  return orderViews(db).where('sales_order.number', '=', number).executeTakeFirst();
}

/** The orders of an e-mail address of which goods have left, newest first; with a number only that one. */
export function readDeliveredOrders(
  db: Kysely<unknown>,
  {
    email,
    number,
    ids,
    limit,
  }: {
    readonly email: string | null;
    readonly number: string | null;
    readonly ids: readonly string[] | null;
    readonly limit: number;
  },
): Promise<OrderView[]> {
  return orderViews(db)
    .$if(email !== null, (query) =>
      query.where(sql<boolean>`lower(sales_order.email) = lower(${email}::text)`),
    )
    .$if(ids !== null, (query) => query.where(sql<boolean>`sales_order.id = any(${ids}::uuid[])`))
    .where(
      sql<boolean>`exists (select from order_line l where l.order_id = sales_order.id and l.fulfilled > 0)`,
    )
    .$if(number !== null, (query) => query.where('sales_order.number', '=', number ?? ''))
    .orderBy('sales_order.placed_at', 'desc')
    .orderBy('sales_order.id', 'desc')
    .limit(limit)
    .execute();
}

/** The living order of each cart; an order that expired or was cancelled no longer counts. */
export function readOrdersOfCarts(
  db: Kysely<unknown>,
  cartIds: readonly string[],
): Promise<OrderView[]> {
  return orderViews(db)
    .where('sales_order.cart_id', 'in', cartIds)
    .where('sales_order.state', 'not in', ['CANCELED', 'EXPIRED'])
    .execute();
}

/** The lines of these orders, each order's together and in their places. */
export function readOrderLines(
  db: Kysely<unknown>,
  orderIds: readonly string[],
): Promise<OrderLineRow[]> {
  return tables<OrderTables>(db)
    .selectFrom('order_line')
    .selectAll()
    .where('order_id', 'in', orderIds)
    .orderBy('order_id')
    .orderBy('position')
    .execute();
}

/** The caller's own orders, newest first; the back office may name a customer. */
export async function readOrderPage(
  db: Kysely<unknown>,
  actor: Actor,
  customerId: string | null,
  page: PageRequest,
): Promise<Page<OrderView>> {
  const direction = page.backwards ? 'asc' : 'desc';
  let query = orderViews(db)
    .orderBy('sales_order.placed_at', direction)
    .orderBy('sales_order.id', direction)
    .limit(page.limit + 1);
  query = ownedBy(query, actor, customerId);
  if (page.from) {
    const placedAt = new Date(String(page.from[0]));
    const id = String(page.from[1]);
    query = query.where((where) =>
      where(
        where.refTuple('sales_order.placed_at', 'sales_order.id'),
        page.backwards ? '>' : '<',
        where.tuple(placedAt, id),
      ),
    );
  }
  const rows = await query.execute();
  return toPage(rows, page, orderListOrder, (row) => [row.placed_at.toISOString(), row.id]);
}

function ownedBy(query: Orders, actor: Actor, customerId: string | null): Orders {
  if (isBackOffice(actor))
    return customerId ? query.where('sales_order.customer_id', '=', customerId) : query;
  if (actor.kind === 'CUSTOMER' && actor.id)
    return query.where('sales_order.customer_id', '=', actor.id);
  return query.where('sales_order.guest_key', '=', actor.guestKey ?? '');
}
