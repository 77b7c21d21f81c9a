import { type Kysely, sql } from 'kysely';
import { later } from '../../kernel/clock.js';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { leaveWithinMs } from '../domain/patience.js';
import { basketsOf, type Units } from './store.js';
import { type VisitRow, visitTables } from './tables.js';

/** A visit with the number of its newest event, read in one statement. */
export interface ReadVisit extends VisitRow {
  readonly events_seq: number;
}

/** Visits by their ids, in any order. */
export function findVisits(db: Kysely<unknown>, ids: readonly string[]): Promise<VisitRow[]> {
  return visitTables(db).selectFrom('visit').selectAll().where('id', 'in', ids).execute();
}

/** Those of these orders that are the basket of a visit. */
export async function visitedOrders(
  db: Kysely<unknown>,
  orderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await visitTables(db)
    .selectFrom('visit')
    .select('order_id')
    .where('order_id', 'in', orderIds)
    .execute();
  return new Set(rows.flatMap(({ order_id }) => order_id ?? []));
}

/** Visits by their id. */
export const visitLoader = defineLoader<string, ReadVisit>({
  fetch: async (ids, { db }) =>
    inOrder(ids, await readVisits(db).where('v.id', 'in', ids).execute(), (row) => row.id),
});

function readVisits(db: Kysely<unknown>) {
  return visitTables(db)
    .selectFrom('visit as v')
    .selectAll('v')
    .select(
      sql<number>`coalesce((select h.seq from stream_head h where h.stream = 'visit:' || v.id), 0)`.as(
        'events_seq',
      ),
    );
}

/** A visit whose next step is due, and where it is. */
export type DueVisit = Pick<VisitRow, 'id' | 'location_id'>;

/** What is in the basket of a visit, by its id. */
export const basketLoader = defineLoader<string, (Units & { readonly visitId: string })[]>({
  fetch: async (ids, { db }) => grouped(ids, await basketsOf(db, ids), (row) => row.visitId),
});

/** Visits whose next step is due, the oldest first. */
export function readDueVisits(db: Kysely<unknown>, now: Date, limit: number): Promise<DueVisit[]> {
  return visitTables(db)
    .selectFrom('visit')
    .select(['id', 'location_id'])
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
}

const mostUnsettled = 100;

/** The visits to a store that are inside for longer than anybody stays: their baskets could not be charged. Oldest first. */
export function readUnsettledVisits(
  db: Kysely<unknown>,
  { locationId, now }: { readonly locationId: string; readonly now: Date },
): Promise<ReadVisit[]> {
  return readVisits(db)
    .where('v.location_id', '=', locationId)
    .where('v.state', '=', 'INSIDE')
    .where('v.expires_at', 'is not', null)
    .where('v.entered_at', '<=', later(now, -leaveWithinMs))
    .orderBy('v.entered_at')
    .limit(mostUnsettled)
    .execute();
}

/** The visit that a customer has opened last. */
export async function latestVisitOf(
  db: Kysely<unknown>,
  customerId: string,
): Promise<string | undefined> {
  const row = await visitTables(db)
    .selectFrom('visit')
    .select('id')
    .where('customer_id', '=', customerId)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
