import { type Kysely, sql } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type {
  CaptureRuleRow,
  FulfilmentLineRow,
  FulfilmentRow,
  FulfilmentTables,
} from './tables.js';

/** The rules that say when goods are charged, the general ones first. */
export function readCaptureRules(db: Kysely<unknown>): Promise<CaptureRuleRow[]> {
  return tables<FulfilmentTables>(db)
    .selectFrom('capture_rule')
    .selectAll()
    .orderBy(sql`channel nulls first`)
    .orderBy('fulfilment_kind')
    .execute();
}

/** True where a part of the order is charged by the staff alone. */
export async function isChargedByHand(db: Kysely<unknown>, orderId: string): Promise<boolean> {
  const found = await tables<FulfilmentTables>(db)
    .selectFrom('fulfilment')
    .select('id')
    .where('order_id', '=', orderId)
    .where('capture_trigger', '=', 'MANUAL')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Fulfilments by their ids, in any order. */
export function readFulfilments(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<FulfilmentRow[]> {
  return tables<FulfilmentTables>(db)
    .selectFrom('fulfilment')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
}

export function readFulfilmentsOfOrders(
  db: Kysely<unknown>,
  orderIds: readonly string[],
): Promise<FulfilmentRow[]> {
  return tables<FulfilmentTables>(db)
    .selectFrom('fulfilment')
    .selectAll()
    .where('order_id', 'in', orderIds)
    .orderBy('id')
    .execute();
}

/** The goods of fulfilments, in their order. */
export function readFulfilmentLines(
  db: Kysely<unknown>,
  fulfilmentIds: readonly string[],
): Promise<FulfilmentLineRow[]> {
  return tables<FulfilmentTables>(db)
    .selectFrom('fulfilment_line')
    .selectAll()
    .where('fulfilment_id', 'in', fulfilmentIds)
    .orderBy('fulfilment_id')
    .orderBy('position')
    .execute();
}

/** True where one of these locations has, or had, work to do for the order. */
export async function hasWorkFor(
  db: Kysely<unknown>,
  orderId: string,
  locationIds: readonly string[],
): Promise<boolean> {
  if (locationIds.length === 0) return false;
  const row = await tables<FulfilmentTables>(db)
    .selectFrom('fulfilment')
    .select('id')
    .where('order_id', '=', orderId)
    .where((where) =>
      where.or([where('stock_from', 'in', locationIds), where('collect_at', 'in', locationIds)]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Offers whose time is over, the oldest first. */
export async function overdueOffers(
  db: Kysely<unknown>,
  now: Date,
  limit: number,
): Promise<{ readonly id: string; readonly orderId: string }[]> {
  return tables<FulfilmentTables>(db)
    .selectFrom('fulfilment')
    .select(['id', 'order_id as orderId'])
    .where('state', '=', 'OFFERED')
    .where('offered_until', '<=', now)
    .orderBy('offered_until')
    .limit(limit)
    .execute();
}

/** The order that a fulfilment belongs to. */
export async function orderOfFulfilment(
  db: Kysely<unknown>,
  fulfilmentId: string,
): Promise<string | undefined> {
  const row = await tables<FulfilmentTables>(db)
    .selectFrom('fulfilment')
    .select('order_id')
    .where('id', '=', fulfilmentId)
    .executeTakeFirst();
  return row?.order_id;
}

/** When and from where the newest units of an order line have left for their buyer. */
export interface DepartedLine {
  readonly orderLineId: string;
  readonly leftAt: Date;
  readonly stockFrom: string;
}

/** The lines of these orders of which units have left, each with the newest of its deliveries. */
export async function departedLines(
  db: Kysely<unknown>,
  orderIds: readonly string[],
): Promise<DepartedLine[]> {
  const { rows } = await sql<DepartedLine>`
    select distinct on (l.order_line_id) l.order_line_id as "orderLineId",
      coalesce(f.ended_at, f.ready_at, f.planned_at) as "leftAt", f.stock_from as "stockFrom"
    from fulfilment f join fulfilment_line l on l.fulfilment_id = f.id
    where f.order_id = any(${orderIds}::uuid[]) and l.handed_over > 0
    order by l.order_line_id, coalesce(f.ended_at, f.ready_at, f.planned_at) desc`.execute(db);
  return rows;
}

/** The pickups whose goods are on their way to where they are collected; for audits. */
export async function pickupsInTransfer(db: Kysely<unknown>): Promise<string[]> {
  const rows = await tables<FulfilmentTables>(db)
    .selectFrom('fulfilment')
    .select('id')
    .where('state', '=', 'IN_TRANSFER')
    .execute();
  return rows.map(({ id }) => id);
}
