import { sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import type { JudgedUnits } from '../domain/return-order.js';
import { type DispositionRow, returnTables } from './tables.js';

interface NewDisposition extends JudgedUnits {
  readonly locationId: string;
  /** The line of the journal that had set these units aside. */
  readonly releases: string | null;
}

/** Adds lines to the journal of what became of units, which is never changed. */
export async function writeDispositions(
  work: Work,
  judged: readonly NewDisposition[],
): Promise<void> {
  if (judged.length === 0) return;
  const { actor } = work.caller;
  await returnTables(work.db)
    .insertInto('return_disposition')
    .values(
      judged.map(({ returnLineId, disposition, quantity, locationId, releases, note }) => ({
        id: newId(),
        return_line_id: returnLineId,
        disposition,
        quantity,
        location_id: locationId,
        releases,
        note,
        actor_kind: actor.kind,
        actor_id: actor.id ?? null,
        at: work.now,
      })),
    )
    .execute();
}

/** Units that were set aside, and how many of them nobody has judged again. */
export interface SetAside extends DispositionRow {
  readonly return_id: string;
  readonly left: number;
}

/** Units that were set aside, by the line of the journal that says so; undefined where it says something else. */
export async function findSetAside(work: Work, id: string): Promise<SetAside | undefined> {
  return returnTables(work.db)
    .selectFrom('return_disposition as d')
    .innerJoin('return_line as l', 'l.id', 'd.return_line_id')
    .selectAll('d')
    .select([
      'l.return_id',
      sql<number>`(d.quantity - coalesce((select sum(r.quantity) from return_disposition r
        where r.releases = d.id), 0))::integer`.as('left'),
    ])
    .where('d.id', '=', id)
    .where('d.disposition', '=', 'QUARANTINE')
    .executeTakeFirst();
}
