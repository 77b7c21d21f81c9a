import { type Kysely, sql } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { OrderAdjustmentRow, OrderAdjustmentShareRow, OrderTables } from './tables.js';

/** What was taken off an order, and how much of it off each line. */
export interface OrderAdjustment {
  readonly id: string;
  readonly orderId: string;
  readonly kind: 'MANUAL';
  /** The line that it was given for; null where it was for all goods. */
  readonly orderLineId: string | null;
  /** One of both: the part of what the goods cost, or the amount, as it was given. */
  readonly basisPoints: number | null;
  readonly askedMinor: number | null;
  /** It holds as long as the goods that the buyer keeps cost so much before discounts. */
  readonly minimumMinor: number;
  /** What it took off: the sum of its shares. */
  readonly amountMinor: number;
  readonly reasonCode: string;
  readonly note: string | null;
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly approvedBy: string | null;
  readonly shares: readonly { readonly orderLineId: string; readonly amountMinor: number }[];
}

/** What was taken off an order when it was placed, in the order in which it was taken off. Nothing of it ever changes. */
export async function adjustmentsOf(
  db: Kysely<unknown>,
  orderId: string,
): Promise<OrderAdjustment[]> {
  return readAdjustments(db, [orderId]);
}

/** The same for several orders, in one statement. */
export async function readAdjustments(
  db: Kysely<unknown>,
  orderIds: readonly string[],
): Promise<OrderAdjustment[]> {
  const rows = await tables<OrderTables>(db)
    .selectFrom('order_adjustment as a')
    .selectAll('a')
    .select(
      sql<OrderAdjustment['shares']>`(
        select json_agg(json_build_object('orderLineId', s.order_line_id, 'amountMinor', s.amount_minor) order by l.position)
        from order_adjustment_share s join order_line l on l.id = s.order_line_id where s.adjustment_id = a.id)`.as(
        'shares',
      ),
    )
    .where('a.order_id', 'in', orderIds)
    .orderBy('a.order_id')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    kind: row.kind,
    orderLineId: row.order_line_id,
    basisPoints: row.basis_points,
    askedMinor: row.asked_minor,
    minimumMinor: row.minimum_minor,
    amountMinor: row.amount_minor,
    reasonCode: row.reason_code,
    note: row.note,
    givenBy: row.given_by,
    givenAt: row.given_at,
    approvedBy: row.approved_by,
    shares: row.shares ?? [],
  }));
}

/** Keeps what was taken off a new order. */
export async function keepAdjustments(
  db: Kysely<unknown>,
  adjustments: readonly OrderAdjustmentRow[],
  shares: readonly OrderAdjustmentShareRow[],
): Promise<void> {
  if (adjustments.length === 0) return;
  await tables<OrderTables>(db).insertInto('order_adjustment').values(adjustments).execute();
  await tables<OrderTables>(db).insertInto('order_adjustment_share').values(shares).execute();
}
