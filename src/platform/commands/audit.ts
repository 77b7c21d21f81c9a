import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../auth/caller.js';

const maxReasonLength = 500;

/**
 * The statement that writes down who has run a command, by which way, when and why. The database puts its id beside
 * every row that the transaction changes. It goes along with the news; alone it writes nothing where nothing was changed.
 */
export function auditing(
  { actor, channel, correlationId }: Caller,
  call: { readonly name: string; readonly input?: unknown },
  now: Date,
  goesAlong: boolean,
): RawBuilder<unknown> {
  const [locationId = null, ...others] = actor.locationIds;
  const where = goesAlong
    ? sql``
    : sql` where coalesce(current_setting('passerelle.command', true), '') <> ''`;
  return sql`insert into audit_command (id, name, actor_kind, actor_id, channel, location_id, reason, correlation_id, at)
    select audit_command_id(), ${call.name}, ${actor.kind}, ${actor.id ?? null}, ${channel},
      ${others.length === 0 ? locationId : null}::uuid, ${reasonIn(call.input)}, ${correlationId},
      ${now}::timestamptz${where}`;
}

/** What the caller said about why, where there is something like that in what they asked for. */
function reasonIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const { reason, reasonCode } = input as {
    readonly reason?: unknown;
    readonly reasonCode?: unknown;
  };
  const said = [reasonCode, reason].filter((each) => typeof each === 'string');
  return said.length === 0 ? null : said.join(': ').slice(0, maxReasonLength);
}
