import { type Kysely, sql } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { paymentTables } from '../data/store.js';
import type { DisputeState } from './lifecycle.js';
import type { DisputeRow } from './tables.js';

export const disputeListOrder = 'dispute';
/** The list is newest first. */
export const disputeKeyTypes = ['instant', 'id'] as const;

/** Which disputes are listed. */
export interface DisputeFilter {
  readonly state: DisputeState | null;
  readonly provider: string | null;
  readonly intentId: string | null;
  /** Those whose evidence has to be there before then. */
  readonly evidenceDueBefore: Date | null;
}

/** Disputes by their id. */
export const disputeLoader = defineLoader<string, DisputeRow>({
  fetch: async (ids, { db }) => {
    const rows = await paymentTables(db)
      .selectFrom('dispute')
      .selectAll()
      .where('id', 'in', ids)
      .execute();
    return inOrder(ids, rows, (row) => row.id);
  },
});

/** The disputes about intents, oldest first. */
export const disputesByIntentLoader = defineLoader<string, DisputeRow[]>({
  fetch: async (intentIds, { db }) => {
    const rows = await paymentTables(db)
      .selectFrom('dispute')
      .selectAll()
      .where('intent_id', 'in', intentIds)
      .orderBy('opened_at')
      .orderBy('id')
      .execute();
    return grouped(intentIds, rows, (row) => row.intent_id);
  },
});

/** All disputes that the filter lets through, newest first. */
export async function readDisputePage(
  db: Kysely<unknown>,
  { state, provider, intentId, evidenceDueBefore }: DisputeFilter,
  page: PageRequest,
): Promise<Page<DisputeRow>> {
  const direction = page.backwards ? 'asc' : 'desc';
  let query = paymentTables(db).selectFrom('dispute').selectAll();
  if (state) query = query.where('state', '=', state);
  if (provider) query = query.where('provider', '=', provider);
  if (intentId) query = query.where('intent_id', '=', intentId);
  if (evidenceDueBefore) query = query.where('evidence_due_at', '<', evidenceDueBefore);
  if (page.from) query = query.where(beyond(page));
  const rows = await query
    .orderBy('opened_at', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1)
    .execute();
  return toPage(rows, page, disputeListOrder, (row) => [row.opened_at.toISOString(), row.id]);
}

function beyond({ from, backwards }: PageRequest) {
  const [at, id] = from ?? [];
  const place = sql`(${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`;
  return backwards
    ? sql<boolean>`(opened_at, id) > ${place}`
    : sql<boolean>`(opened_at, id) < ${place}`;
}
