import { type Kysely, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import type { ApprovalState } from '../domain/approval-lifecycle.js';
import type { ApprovalKind } from '../domain/kinds.js';
import { type ApprovalRow, approvalTables } from './tables.js';

export const approvalListOrder = 'approval';
export const newestFirst = ['instant', 'id'] as const;

/** Which questions are listed; null stands for all. */
export interface ApprovalFilter {
  readonly state: ApprovalState | null;
  readonly kind: ApprovalKind | null;
  readonly locationId: string | null;
}

/** The approvals with these ids, in no order. */
export function findApprovals(db: Kysely<unknown>, ids: readonly string[]): Promise<ApprovalRow[]> {
  return approvalTables(db).selectFrom('approval').selectAll().where('id', 'in', ids).execute();
}

/** Approvals by their id. */
export const approvalLoader = defineLoader<string, ApprovalRow>({
  fetch: async (ids, { db }) => inOrder(ids, await findApprovals(db, ids), (row) => row.id),
});

/** What waits for a second person or has been decided, newest first. */
export async function readApprovalPage(
  db: Kysely<unknown>,
  { state, kind, locationId }: ApprovalFilter,
  page: PageRequest,
): Promise<Page<ApprovalRow>> {
  const direction = page.backwards ? 'asc' : 'desc';
  let query = approvalTables(db).selectFrom('approval').selectAll();
  if (state) query = query.where('state', '=', state);
  if (kind) query = query.where('kind', '=', kind);
  if (locationId) query = query.where('location_id', '=', locationId);
  if (page.from) query = query.where(beyond(page));
  const rows = await query
    .orderBy('requested_at', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1)
    .execute();
  return toPage(rows, page, approvalListOrder, (row) => [row.requested_at.toISOString(), row.id]);
}

function beyond({ from, backwards }: PageRequest) {
  const [at, id] = from ?? [];
  const place = sql`(${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`;
  return backwards
    ? sql<boolean>`(requested_at, id) > ${place}`
    : sql<boolean>`(requested_at, id) < ${place}`;
}
