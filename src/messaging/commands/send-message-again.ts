import { sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type MessageRow, messageTables } from '../data/tables.js';
import { messageUnderWay } from '../domain/refusals.js';

/**
 * The staff has a message sent once more, to the same address: as a message of its own, which tells of the same step.
 * Refuses one that is still to be sent, itself or by somebody who was faster (MessageUnderWay).
 */
export async function sendMessageAgain(work: Work, { messageId }: { readonly messageId: string }) {
  const message = await lockFirst(work, messageId);
  if (!message) throw new RequestError('NOT_FOUND', 'There is no such message.');
  const { rows } = await sql`
    select from message where state = 'QUEUED' and (id = ${message.id} or again_of = ${message.id})
    limit 1`.execute(work.db);
  if (rows.length > 0) return messageUnderWay();
  const again: MessageRow = {
    ...message,
    id: newId(),
    again_of: message.id,
    facts: message.facts,
    state: 'QUEUED',
    tries: 0,
    due_at: work.now,
    reference: null,
    last_error: null,
    queued_at: work.now,
    sent_at: null,
    ended_at: null,
  };
  await messageTables(work.db)
    .insertInto('message')
    .values({ ...again, facts: JSON.stringify(again.facts) as never })
    .execute();
  return { messageId: again.id };
}

/** The message that was sent by itself, whichever of those that tell the same was named. */
async function lockFirst(work: Work, id: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select first.* from message named join message first on first.id = coalesce(named.again_of, named.id)
    where named.id = ${id} for update of first`.execute(work.db);
  return rows[0];
}
