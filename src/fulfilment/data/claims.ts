import type { Kysely } from 'kysely';
import { later, minuteMs } from '../../kernel/clock.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import { taskClaimed } from '../domain/refusals.js';
import type { FulfilmentTables, TaskClaimRow } from './tables.js';

/** How long a claim lasts; each step of the work prolongs it. */
const claimLastsMs = 20 * minuteMs;

/** The claims on these tasks that last, in any order. */
export function readClaims(
  db: Kysely<unknown>,
  fulfilmentIds: readonly string[],
  now: Date,
): Promise<TaskClaimRow[]> {
  return tables<FulfilmentTables>(db)
    .selectFrom('task_claim')
    .selectAll()
    .where('fulfilment_id', 'in', fulfilmentIds)
    .where('until', '>', now)
    .execute();
}

/** The claim of somebody else that lasts, as a refusal; undefined where there is none. */
export async function claimOfOthers(
  work: Work,
  fulfilmentId: string,
): Promise<Refusal<'TaskClaimed'> | undefined> {
  const [claim] = await readClaims(work.db, [fulfilmentId], work.now);
  if (!claim || claim.claimed_by === holderOf(work)) return undefined;
  return taskClaimed({ claimedBy: claim.claimed_by, until: claim.until });
}

/**
 * Claims a task for the caller, or prolongs their claim, in one statement; with `takeOver` also from whoever has it.
 * Answers the refusal where somebody else has.
 */
export async function holdTask(
  work: Work,
  fulfilmentId: string,
  takeOver = false,
): Promise<Refusal<'TaskClaimed'> | undefined> {
  const holder = holderOf(work);
  const until = later(work.now, claimLastsMs);
  const held = await tables<FulfilmentTables>(work.db)
    .insertInto('task_claim')
    .values({ fulfilment_id: fulfilmentId, claimed_by: holder, claimed_at: work.now, until })
    .onConflict((conflict) =>
      conflict
        .column('fulfilment_id')
        .doUpdateSet({ claimed_by: holder, claimed_at: work.now, until })
        .where((where) =>
          where.or([
            where('task_claim.claimed_by', '=', holder),
            where('task_claim.until', '<=', work.now),
            where.val(takeOver),
          ]),
        ),
    )
    .returning('fulfilment_id')
    .executeTakeFirst();
  return held ? undefined : claimOfOthers(work, fulfilmentId);
}

/** Takes a claim away, of the caller or with `ofAnybody`; false where there was none. */
export async function letGoOfTask(
  work: Work,
  fulfilmentId: string,
  ofAnybody: boolean,
): Promise<boolean> {
  let query = tables<FulfilmentTables>(work.db)
    .deleteFrom('task_claim')
    .where('fulfilment_id', '=', fulfilmentId)
    .returning('fulfilment_id');
  if (!ofAnybody) query = query.where('claimed_by', '=', holderOf(work));
  return (await query.executeTakeFirst()) !== undefined;
}

function holderOf({ caller: { actor } }: Work): string {
  return actor.id ?? actor.kind;
}
