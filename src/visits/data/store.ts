import { type Kysely, sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type VisitRow, visitTables } from './tables.js';

/** So many of a variant. */
export interface Units {
  readonly variantId: string;
  readonly quantity: number;
}

/** Writes a visit, unless its customer has another one under way: the database decides between two at once. */
export async function insertVisit(work: Work, row: VisitRow): Promise<boolean> {
  const inserted = await visitTables(work.db)
    .insertInto('visit')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function lockVisit(work: Work, id: string): Promise<VisitRow | undefined> {
  return visitTables(work.db)
    .selectFrom('visit')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Locks a visit for the people and the devices of its store; another store's is not there for them. */
export async function lockVisitHere(work: Work, id: string): Promise<VisitRow> {
  const visit = await lockVisit(work, id);
  if (!visit || !worksAt(work.caller.actor, visit.location_id)) throw noSuchVisit();
  return visit;
}

/** The answer to whoever asks for a visit that is not there, or not theirs. */
export function noSuchVisit(): RequestError {
  return new RequestError('NOT_FOUND', 'There is no such visit.');
}

/** Writes what a step has changed of a visit whose lock the caller holds. */
export function changeVisit(work: Work, id: string, changes: Partial<VisitRow>): Promise<VisitRow> {
  return visitTables(work.db)
    .updateTable('visit')
    .set(changes)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Adds to the journal of a visit what was taken (more than zero) or put back (less). */
export async function writePicks(
  work: Work,
  visitId: string,
  picks: readonly { readonly variantId: string; readonly delta: number }[],
  reason: string | null,
): Promise<void> {
  const { actor } = work.caller;
  await visitTables(work.db)
    .insertInto('visit_pick')
    .values(
      picks.map(({ variantId, delta }) => ({
        id: newId(),
        visit_id: visitId,
        variant_id: variantId,
        delta,
        reason,
        actor_kind: actor.kind,
        actor_id: actor.id ?? null,
        at: work.now,
      })),
    )
    .execute();
}

/** What is in the baskets of these visits: the sum of their journals. */
export async function basketsOf(
  db: Kysely<unknown>,
  visitIds: readonly string[],
): Promise<(Units & { readonly visitId: string })[]> {
  const { rows } = await sql<Units & { visitId: string }>`
    select visit_id as "visitId", variant_id as "variantId", sum(delta)::integer as quantity
    from visit_pick where visit_id = any(${visitIds}::uuid[])
    group by visit_id, variant_id having sum(delta) <> 0
    order by visit_id, min(id::text)`.execute(db);
  return rows;
}
