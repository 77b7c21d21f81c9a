import { type RawBuilder, sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';

/** Who did it, how and when: the last five columns of every movement. */
export function journalStamp(work: Work): RawBuilder<unknown> {
  const { actor, channel, correlationId } = work.caller;
  return sql`${actor.kind}::text, ${actor.id ?? null}::text, ${channel}::text, ${correlationId}::text, ${work.now}::timestamptz`;
}
