import type { Kysely } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import { type ReplacementStep, replacementLifecycle } from '../domain/replacement-lifecycle.js';
import { type ReplacementRow, returnTables } from './tables.js';

const openStates = replacementLifecycle.accepting('letGo');

/** Writes down what was chosen. One return has one at a time, and so has a cart. */
export async function addReplacement(work: Work, row: ReplacementRow): Promise<void> {
  await returnTables(work.db).insertInto('replacement').values(row).execute();
}

/** What is reserved or kept for a return that is locked; undefined where nothing is. */
export function lockOpenReplacement(
  work: Work,
  returnId: string,
): Promise<ReplacementRow | undefined> {
  return returnTables(work.db)
    .selectFrom('replacement')
    .selectAll()
    .where('return_id', '=', returnId)
    .where('state', 'in', openStates)
    .forUpdate()
    .executeTakeFirst();
}

/** Goes a step with what was chosen, whose return is locked. */
export async function stepReplacement(
  work: Work,
  { id, state }: ReplacementRow,
  step: ReplacementStep,
  changes: Partial<ReplacementRow> = {},
): Promise<void> {
  const next = replacementLifecycle.next(state, step);
  if (next === undefined) throw new RangeError(`a replacement that is ${state} cannot ${step}`);
  const ended_at = replacementLifecycle.isFinal(next) ? work.now : null;
  await returnTables(work.db)
    .updateTable('replacement')
    .set({ ...changes, state: next, ended_at })
    .where('id', '=', id)
    .execute();
}

/** The goods of the return are there: what was reserved for them has no end any more. */
export async function keepReplacement(work: Work, returnId: string): Promise<void> {
  await returnTables(work.db)
    .updateTable('replacement')
    .set({ state: 'KEPT', kept_until: null })
    .where('return_id', '=', returnId)
    .where('state', 'in', replacementLifecycle.accepting('keep'))
    .execute();
}

/** What is reserved for a return is so until then; what is kept for good stays so. */
export async function prolongReplacement(work: Work, returnId: string, until: Date): Promise<void> {
  await returnTables(work.db)
    .updateTable('replacement')
    .set({ kept_until: until })
    .where('return_id', '=', returnId)
    .where('state', 'in', replacementLifecycle.accepting('expire'))
    .execute();
}

/** What was chosen for returns, by the return: the newest of each. */
export const replacementLoader = defineLoader<string, ReplacementRow>({
  fetch: async (ids, { db }) =>
    inOrder(
      ids,
      await returnTables(db)
        .selectFrom('replacement')
        .selectAll()
        .distinctOn('return_id')
        .where('return_id', 'in', ids)
        .orderBy('return_id')
        .orderBy('chosen_at', 'desc')
        .orderBy('id', 'desc')
        .execute(),
      (row) => row.return_id,
    ),
});

/** Returns whose goods were not sent or brought in time, the oldest first. */
export async function readOverdueReturns(
  db: Kysely<unknown>,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await returnTables(db)
    .selectFrom('return_order')
    .select('id')
    .where('state', '=', 'APPROVED')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Returns for which other goods were reserved for too long, the oldest first. */
export async function readOverdueReplacements(
  db: Kysely<unknown>,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await returnTables(db)
    .selectFrom('replacement')
    .select('return_id')
    .where('state', '=', 'RESERVED')
    .where('kept_until', '<=', now)
    .orderBy('kept_until')
    .limit(limit)
    .execute();
  return rows.map(({ return_id }) => return_id);
}
