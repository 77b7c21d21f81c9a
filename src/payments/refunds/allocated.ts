import { type Kysely, sql } from 'kysely';
import { paymentTables } from '../data/store.js';

/** What refunds of an order are about already. */
export interface AllocatedRefunds {
  readonly shippingMinor: number;
  /** What of that was paid for parcels that never left. */
  readonly unsoldShippingMinor: number;
  /** By the id of the order's line. */
  readonly lines: ReadonlyMap<string, AllocatedLine>;
}

/** What refunds are about of one line. */
export interface AllocatedLine {
  readonly quantity: number;
  readonly amountMinor: number;
  /** How many of the units never left, and what of the amount is for those. */
  readonly unsoldUnits: number;
  readonly unsoldMinor: number;
}

/**
 * What of an order cannot be refunded again, because a refund is about it that waits, is under way, has succeeded, or
 * has failed and may be sent again. Read by whoever holds the lock of the order, it stays so.
 */
export async function allocatedRefunds(
  db: Kysely<unknown>,
  orderId: string,
): Promise<AllocatedRefunds> {
  const refunds = await paymentTables(db)
    .selectFrom('refund')
    .select(['id', 'shipping_minor', 'unsold_minor'])
    .where('order_id', '=', orderId)
    .where('state', '<>', 'REJECTED')
    .execute();
  const lines = new Map<string, AllocatedLine>();
  let unsoldShippingMinor = refunds.reduce((sum, { unsold_minor: minor }) => sum + minor, 0);
  for (const row of await linesOf(
    db,
    refunds.map(({ id }) => id),
  )) {
    const line = lines.get(row.order_line_id);
    lines.set(row.order_line_id, {
      quantity: row.quantity + (line?.quantity ?? 0),
      amountMinor: row.amount_minor + (line?.amountMinor ?? 0),
      unsoldUnits: row.unsold_units + (line?.unsoldUnits ?? 0),
      unsoldMinor: row.unsold_minor + (line?.unsoldMinor ?? 0),
    });
    unsoldShippingMinor -= row.unsold_minor;
  }
  return {
    lines,
    unsoldShippingMinor,
    shippingMinor: refunds.reduce((sum, { shipping_minor: minor }) => sum + minor, 0),
  };
}

/** What refunds of an order are about that wait for a second person, or have failed. */
export interface WaitingRefunds {
  /** What of it was paid for goods that never left, and has not been sent; minor units. */
  readonly unsoldMinor: number;
  /** The lines of the order that they are about. */
  readonly lineIds: ReadonlySet<string>;
}

/** What refunds of an order would give back that have not left yet, and may: read by whoever holds the lock of the order. */
export async function waitingRefunds(
  db: Kysely<unknown>,
  orderId: string,
): Promise<WaitingRefunds> {
  const refunds = await paymentTables(db)
    .selectFrom('refund')
    .select(['id', 'amount_minor', 'sent_minor', 'unsold_minor'])
    .where('order_id', '=', orderId)
    .where('state', 'in', ['AWAITING_APPROVAL', 'FAILED'])
    .execute();
  const lines = await linesOf(
    db,
    refunds.map(({ id }) => id),
  );
  return {
    lineIds: new Set(lines.map((line) => line.order_line_id)),
    unsoldMinor: refunds.reduce(
      (sum, row) => sum + Math.min(row.unsold_minor, row.amount_minor - row.sent_minor),
      0,
    ),
  };
}

/** What refunds are about that are not rejected, by the lines of orders; for checks over all of them. */
export function allocatedByLine(
  db: Kysely<unknown>,
): Promise<{ orderLineId: string; quantity: number; amountMinor: number }[]> {
  return paymentTables(db)
    .selectFrom('refund_line as l')
    .innerJoin('refund as r', 'r.id', 'l.refund_id')
    .select([
      'l.order_line_id as orderLineId',
      sql<number>`sum(l.quantity)::integer`.as('quantity'),
      sql<number>`sum(l.amount_minor)::bigint`.as('amountMinor'),
    ])
    .where('r.state', '<>', 'REJECTED')
    .groupBy('l.order_line_id')
    .execute();
}

async function linesOf(db: Kysely<unknown>, refundIds: readonly string[]) {
  if (refundIds.length === 0) return [];
  return paymentTables(db)
    .selectFrom('refund_line')
    .selectAll()
    .where('refund_id', 'in', refundIds)
    .execute();
}
