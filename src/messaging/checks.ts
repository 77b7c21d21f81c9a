import { type Kysely, sql } from 'kysely';
import { dayMs, later } from '../kernel/clock.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';
import { planMessages } from './data/plan-messages.js';
import { readNews } from './data/read-news.js';

/** What happened before is not looked at: letters that the shop writes only since then were not written. */
const lookBackMs = dayMs;

/** What the messages promise: everybody is told, once, and nothing is told that has not happened. */
export const messageChecks: readonly Check[] = [
  statementCheck(
    'People are not told of what lies ahead of the journal',
    sql<Finding>`
      select id as subject, format('told up to transaction %s', tx) as detail
      from message_place where tx > pg_snapshot_xmax(pg_current_snapshot())`,
  ),
  {
    promise: 'Each step that people are told of has its message',
    async find(db) {
      const planned = await planMessages(db, await newsSoFar(db));
      const transitions = planned.map(({ transition }) => transition);
      const { rows } = await sql<{ transition: string; letter: string }>`
        select transition, letter from message where transition = any(${transitions}::uuid[])`.execute(
        db,
      );
      const told = new Set(rows.map(({ transition, letter }) => `${transition} ${letter}`));
      return planned
        .filter(({ transition, letter }) => !told.has(`${transition} ${letter}`))
        .map(({ subject_id, letter }) => ({
          subject: subject_id,
          detail: `nobody was told: ${letter}`,
        }));
    },
  },
];

async function newsSoFar(db: Kysely<unknown>) {
  const { rows } = await sql<{ since: string; tx: string }>`
    select since::text as since, tx::text as tx from message_place`.execute(db);
  const [place] = rows;
  return place
    ? readNews(db, { from: place.since, until: place.tx }, later(new Date(), -lookBackMs))
    : [];
}
