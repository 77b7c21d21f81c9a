import { type Kysely, type RawBuilder, sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Caller } from '../auth/caller.js';
import type { NewEvent } from './event.js';

/** An event that has been given its id, so that jobs can point to it. */
export interface IdentifiedEvent extends NewEvent {
  readonly id: string;
}

/** What the news of a transaction are written with. */
export interface Writing {
  readonly db: Kysely<unknown>;
  readonly caller: Caller;
  readonly now: Date;
  /** What goes along in the same statement, in any order. */
  readonly lastWrites: readonly RawBuilder<unknown>[];
}

export function identify(event: NewEvent): IdentifiedEvent {
  return { ...event, id: newId() };
}

/**
 * Writes the news of one transaction, in one statement, as its last act. The heads of the streams are locked
 * in alphabetical order, and held only until the commit that follows: two writers never wait for each other
 * in a circle, and no reader sees a number before the one below it. What else is to be written last goes along in
 * the same statement.
 */
export async function writeEvents(
  { db, caller, now, lastWrites }: Writing,
  events: readonly IdentifiedEvent[],
): Promise<void> {
  const rows = events.flatMap((event) =>
    event.streams.map((stream) => ({
      stream,
      id: event.id,
      type: event.type,
      payload: event.payload,
    })),
  );
  if (rows.length === 0) return writeTogether(db, lastWrites);
  const along = lastWrites.map(
    (statement, place) => sql`${sql.raw(`along_${place + 1}`)} as (${statement}), `,
  );
  await sql`
    with ${sql.join(along, sql``)}given as (
      select * from rows from (
        jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as (stream text, id uuid, type text, payload jsonb)
      ) with ordinality as g (stream, id, type, payload, place)
    ), counts as (
      select stream, count(*) as n from given group by stream
    ), heads as (
      insert into stream_head (stream, seq)
      select stream, n from counts order by stream
      on conflict (stream) do update set seq = stream_head.seq + excluded.seq
      returning stream, seq
    )
    insert into event (stream, seq, event_id, type, payload, actor_kind, actor_id, channel, correlation_id, at)
    select g.stream, h.seq - c.n + row_number() over (partition by g.stream order by g.place),
      g.id, g.type, g.payload, ${caller.actor.kind}, ${caller.actor.id ?? null}, ${caller.channel},
      ${caller.correlationId}, ${now}
    from given g join heads h using (stream) join counts c using (stream)`.execute(db);
}

async function writeTogether(
  db: Kysely<unknown>,
  [last, ...others]: readonly RawBuilder<unknown>[],
): Promise<void> {
  if (!last) return;
  const along = others.map(
    (statement, place) => sql`${sql.raw(`along_${place + 1}`)} as (${statement})`,
  );
  await (along.length > 0 ? sql`with ${sql.join(along)} ${last}` : last).execute(db);
}
