import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { type PlannedMessage, planMessages } from '../data/plan-messages.js';
import { readPiece } from '../data/read-news.js';

/** So much news is written down in one transaction; after a long pause the journal is followed piece by piece. */
const mostAtOnce = 1000;

/**
 * Queues a message for each step that somebody is told of. Read is up to the oldest transaction still under
 * way: below it nothing can appear any more, so nothing is passed over. One process at a time; and the same step is told
 * to the same person once, whoever asks for it. Answers whether there is more to follow.
 */
export async function followJournal(work: Work, most = mostAtOnce): Promise<boolean> {
  const { rows } = await sql<{ tx: string; horizon: string }>`
    select tx::text as tx, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
    from message_place where id = 'journal' for update skip locked`.execute(work.db);
  const [place] = rows;
  if (!place || BigInt(place.horizon) <= BigInt(place.tx)) return false;
  const stretch = { from: place.tx, until: place.horizon };
  const { news, end } = await readPiece(work.db, stretch, most);
  await queue(work, await planMessages(work.db, news));
  await sql`update message_place set tx = ${end}::text::xid8 where id = 'journal'`.execute(work.db);
  return end !== place.horizon;
}

async function queue(work: Work, messages: readonly PlannedMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    insert into message (id, transition, subject, subject_id, fulfilment_id, customer_id, guest_key, letter, medium,
      recipient, locale, facts, state, due_at, queued_at)
    select id, transition, subject, subject_id, fulfilment_id, customer_id, guest_key, letter, medium,
      recipient, locale, facts, 'QUEUED', ${work.now}, ${work.now}
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as given (id uuid, transition uuid, subject text,
      subject_id uuid, fulfilment_id uuid, customer_id uuid, guest_key text, letter text, medium text, recipient text,
      locale text, facts jsonb)
    on conflict (transition, recipient) where again_of is null do nothing`.execute(work.db);
}
