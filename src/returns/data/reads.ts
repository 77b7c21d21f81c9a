import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import type { ReturnState } from '../domain/return-lifecycle.js';
import {
  type DispositionRow,
  type ExchangeRow,
  type ReturnLineRow,
  type ReturnReasonRow,
  type ReturnRow,
  returnTables,
} from './tables.js';

/** Under which the cursors of lists of returns are written. */
export const returnListOrder = 'return';
export const returnKeyTypes = ['instant', 'id'] as const;

/** Returns by their id; who may see them is decided elsewhere. */
export const returnLoader = defineLoader<string, ReturnRow>({
  fetch: async (ids, { db }) =>
    inOrder(
      ids,
      await returnTables(db)
        .selectFrom('return_order')
        .selectAll()
        .where('id', 'in', ids)
        .execute(),
      (row) => row.id,
    ),
});

/** The lines of returns, in their order. */
export const returnLinesLoader = defineLoader<string, ReturnLineRow[]>({
  fetch: async (ids, { db }) => {
    const rows = await returnTables(db)
      .selectFrom('return_line')
      .selectAll()
      .where('return_id', 'in', ids)
      .orderBy('return_id')
      .orderBy('position')
      .execute();
    return grouped(ids, rows, (row) => row.return_id);
  },
});

/** What became of the units of lines, oldest first. */
export const dispositionsLoader = defineLoader<string, DispositionRow[]>({
  fetch: async (ids, { db }) => {
    const rows = await returnTables(db)
      .selectFrom('return_disposition')
      .selectAll()
      .where('return_line_id', 'in', ids)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return grouped(ids, rows, (row) => row.return_line_id);
  },
});

/** Reasons by their code. */
export const reasonLoader = defineLoader<string, ReturnReasonRow>({
  fetch: async (codes, { db }) =>
    inOrder(
      codes,
      await returnTables(db)
        .selectFrom('return_reason')
        .selectAll()
        .where('code', 'in', codes)
        .execute(),
      (row) => row.code,
    ),
});

/** The ids of the refunds that were made for returns, oldest first. */
export const refundIdsLoader = defineLoader<string, string[]>({
  fetch: async (ids, { db }) => {
    const rows = await returnTables(db)
      .selectFrom('refund_plan')
      .select(['return_id', 'refund_id', 'rest_refund_id'])
      .where('return_id', 'in', ids)
      .where('refund_id', 'is not', null)
      .orderBy('executed_at')
      .execute();
    const found = grouped(ids, rows, (row) => row.return_id ?? '');
    return found.map((each) =>
      (each ?? []).flatMap(({ refund_id, rest_refund_id }) =>
        [refund_id, rest_refund_id].filter((id) => id !== null),
      ),
    );
  },
});

/** The orders of the goods that returns were exchanged for, by the return. */
export const exchangeLoader = defineLoader<string, ExchangeRow>({
  fetch: async (ids, { db }) =>
    inOrder(
      ids,
      await returnTables(db)
        .selectFrom('exchange')
        .selectAll()
        .where('return_id', 'in', ids)
        .execute(),
      (row) => row.return_id,
    ),
});

/** A return by the number that people say. */
export function findReturnByNumber(
  db: Kysely<unknown>,
  number: string,
): Promise<ReturnRow | undefined> {
  return returnTables(db)
    .selectFrom('return_order')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Whose returns are read: of an order, of a location, of a buyer, or all of them. */
export interface ReturnFilter {
  readonly whose:
    | { readonly orderId: string }
    | { readonly locationId: string }
    | { readonly customerId: string }
    | { readonly guestKey: string }
    | null;
  readonly states: readonly ReturnState[] | null;
}

/** Returns, newest first. */
export async function readReturnPage(
  db: Kysely<unknown>,
  { whose, states }: ReturnFilter,
  page: PageRequest,
): Promise<Page<ReturnRow>> {
  const direction = page.backwards ? 'asc' : 'desc';
  const [at, id] = page.from ?? [];
  const place = sql`(${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`;
  const rows = await returnTables(db)
    .selectFrom('return_order')
    .selectAll()
    .$if(whose !== null, (query) => query.where(isOf(whose as NonNullable<typeof whose>)))
    .$if(states !== null, (query) => query.where(sql<boolean>`state = any(${states}::text[])`))
    .$if(page.from !== undefined, (query) =>
      query.where(
        page.backwards
          ? sql<boolean>`(requested_at, id) > ${place}`
          : sql<boolean>`(requested_at, id) < ${place}`,
      ),
    )
    .orderBy('requested_at', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1)
    .execute();
  return toPage(rows, page, returnListOrder, (row) => [row.requested_at.toISOString(), row.id]);
}

function isOf(whose: NonNullable<ReturnFilter['whose']>): RawBuilder<boolean> {
  if ('orderId' in whose) return sql`order_id = ${whose.orderId}::uuid`;
  if ('locationId' in whose) return sql`location_id = ${whose.locationId}::uuid`;
  if ('customerId' in whose) return sql`customer_id = ${whose.customerId}::uuid`;
  return sql`guest_key = ${whose.guestKey}`;
}
