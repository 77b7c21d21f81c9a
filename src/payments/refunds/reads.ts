import { type Kysely, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { paymentTables } from '../data/store.js';
import { placeOn, type Refunded } from './refunded.js';
import type { RefundLineRow, RefundPaymentRow, RefundPayoutRow, RefundRow } from './tables.js';

/** Under which the cursors of the refunds of an order, or of a payment, are written. */
export const refundListOrder = 'refund';
/** What the cursors of that list hold, newest first. */
export const newestFirst = ['instant', 'id'] as const;

/** The refunds with these ids, in no order. */
export function findRefunds(db: Kysely<unknown>, ids: readonly string[]): Promise<RefundRow[]> {
  return paymentTables(db).selectFrom('refund').selectAll().where('id', 'in', ids).execute();
}

/** Refunds by their id. */
export const refundLoader = defineLoader<string, RefundRow>({
  fetch: async (ids, { db }) => inOrder(ids, await findRefunds(db, ids), (row) => row.id),
});

/** The lines of refunds. */
export const refundLinesLoader = defineLoader<string, RefundLineRow[]>({
  fetch: async (ids, { db }) => {
    const rows = await paymentTables(db)
      .selectFrom('refund_line')
      .selectAll()
      .where('refund_id', 'in', ids)
      .orderBy('order_line_id')
      .execute();
    return grouped(ids, rows, (row) => row.refund_id);
  },
});

/** What refunds were handed out as that left another way than they came. */
export const refundPayoutLoader = defineLoader<string, RefundPayoutRow>({
  fetch: async (ids, { db }) =>
    inOrder(
      ids,
      await paymentTables(db)
        .selectFrom('refund_payout')
        .selectAll()
        .where('refund_id', 'in', ids)
        .execute(),
      (row) => row.refund_id,
    ),
});

/** The ways in which money of refunds has left, oldest first. */
export const refundPaymentsLoader = defineLoader<string, RefundPaymentRow[]>({
  fetch: async (ids, { db }) => {
    const rows = await paymentTables(db)
      .selectFrom('refund_payment')
      .selectAll()
      .where('refund_id', 'in', ids)
      .orderBy('operation_id')
      .execute();
    return grouped(ids, rows, (row) => row.refund_id);
  },
});

/** The refunds of an order, or of a payment that has none, newest first. */
export async function readRefundPage(
  db: Kysely<unknown>,
  of: Refunded,
  page: PageRequest,
): Promise<Page<RefundRow>> {
  const direction = page.backwards ? 'asc' : 'desc';
  const { column, id } = placeOn(of);
  const rows = await paymentTables(db)
    .selectFrom('refund')
    .selectAll()
    .where(column, '=', id)
    // Who has paid a share of an order need not see what becomes of the rest of it.
    .$if(column === 'intent_id', (query) => query.where('order_id', 'is', null))
    .$if(page.from !== undefined, (query) => query.where(beyond(page)))
    .orderBy('requested_at', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1)
    .execute();
  return toPage(rows, page, refundListOrder, placeOf);
}

function beyond({ from, backwards }: PageRequest) {
  const [at, id] = from ?? [];
  const place = sql`(${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`;
  return backwards
    ? sql<boolean>`(requested_at, id) > ${place}`
    : sql<boolean>`(requested_at, id) < ${place}`;
}

function placeOf(row: { readonly requested_at: Date; readonly id: string }): [string, string] {
  return [row.requested_at.toISOString(), row.id];
}
