import { type Kysely, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { tables } from '../../platform/database/database.js';
import { openStates, type TransferState } from '../domain/lifecycle.js';
import type { ShownTransferLine, TransferRow, TransferTables } from './tables.js';

export const transferOrder = 'transfer';
export const transferKeyTypes = ['instant', 'id'] as const;

export type Direction = 'OUTGOING' | 'INCOMING';

export interface TransferFilter {
  readonly locationId: string;
  readonly direction: Direction | null;
  readonly states: readonly TransferState[] | null;
}

/** The transfers from and to a location, newest first. Without states: those that still make work. */
export async function readTransferPage(
  db: Kysely<unknown>,
  { locationId, direction, states }: TransferFilter,
  page: PageRequest,
): Promise<Page<TransferRow>> {
  const order = page.backwards ? 'asc' : 'desc';
  let query = tables<TransferTables>(db)
    .selectFrom('transfer')
    .selectAll()
    .where(sql<boolean>`state = any(${states ?? openStates}::text[])`)
    .orderBy('requested_at', order)
    .orderBy('id', order)
    .limit(page.limit + 1);
  query = query.where((where) =>
    where.or([
      ...(direction === 'INCOMING' ? [] : [where('from_location_id', '=', locationId)]),
      ...(direction === 'OUTGOING' ? [] : [where('to_location_id', '=', locationId)]),
    ]),
  );
  if (page.from) {
    const requestedAt = new Date(String(page.from[0]));
    const id = String(page.from[1]);
    query = query.where((where) =>
      where(
        where.refTuple('requested_at', 'id'),
        page.backwards ? '>' : '<',
        where.tuple(requestedAt, id),
      ),
    );
  }
  const rows = await query.execute();
  return toPage(rows, page, transferOrder, (row) => [row.requested_at.toISOString(), row.id]);
}

export function readTransfers(db: Kysely<unknown>, ids: readonly string[]): Promise<TransferRow[]> {
  return tables<TransferTables>(db)
    .selectFrom('transfer')
    .selectAll()
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

export function readTransferLines(
  db: Kysely<unknown>,
  transferIds: readonly string[],
): Promise<ShownTransferLine[]> {
  return tables<TransferTables>(db)
    .selectFrom('transfer_line')
    .selectAll()
    .where(sql<boolean>`transfer_id = any(${transferIds}::uuid[])`)
    .orderBy('transfer_id')
    .orderBy('position')
    .execute();
}

/** Whose goods travel, so that a caller can lock an order before its transfer; undefined where there is none. */
export async function findTransfer(
  db: Kysely<unknown>,
  id: string,
): Promise<TransferRow | undefined> {
  const [found] = await readTransfers(db, [id]);
  return found;
}

/** How many units of each order line are on their way to where they are collected; for audits. */
export async function inTransitByOrderLine(db: Kysely<unknown>): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; quantity: number }>`
    select l.order_line_id as id, sum(l.in_transit)::integer as quantity
    from transfer_line l join transfer t on t.id = l.transfer_id
    where l.order_line_id is not null and l.in_transit > 0 and t.released_at is null
    group by l.order_line_id`.execute(db);
  return new Map(rows.map((row) => [row.id, row.quantity]));
}

/** The transfers that carry the goods of these fulfilments. */
export function readTransfersOfFulfilments(
  db: Kysely<unknown>,
  fulfilmentIds: readonly string[],
): Promise<TransferRow[]> {
  return tables<TransferTables>(db)
    .selectFrom('transfer')
    .selectAll()
    .where(sql<boolean>`fulfilment_id = any(${fulfilmentIds}::uuid[])`)
    .execute();
}

/** The fulfilments for which goods are under way, and not given up; for audits. */
export async function fulfilmentsUnderWay(db: Kysely<unknown>): Promise<string[]> {
  const rows = await tables<TransferTables>(db)
    .selectFrom('transfer')
    .select('fulfilment_id')
    .where('fulfilment_id', 'is not', null)
    .where('ended_at', 'is', null)
    .where('released_at', 'is', null)
    .execute();
  return rows.flatMap((row) => row.fulfilment_id ?? []);
}
