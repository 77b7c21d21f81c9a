import { Field, Int, InterfaceType } from 'type-graphql';
import { worksAt } from '../auth/actor.js';
import { fromCursor, toCursor } from '../events/cursor.js';
import type { EventRow } from '../events/event.js';
import type { RequestContext } from './context.js';
import { innerIdOrNone } from './node.js';
import { DateTimeScalar } from './scalars.js';
import { RequestError } from './server/request-error.js';

/** What every event of a stream tells; the event types of the modules implement it. */
@InterfaceType({ description: 'Something that has happened, at its place in a stream.' })
export abstract class StreamEvent {
  @Field(() => String, {
    description: 'The place of this event. Give it to `after` to go on from here, on any device.',
  })
  cursor!: string;

  @Field(() => Int, {
    description: 'The number of this event in its stream: it rises by one, without a gap.',
  })
  seq!: number;

  @Field(() => String, { description: 'What has happened, such as `PaymentAuthorized`.' })
  type!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, {
    description: 'What kind of actor did it: CUSTOMER, ASSOCIATE, SYSTEM ...',
  })
  actorKind!: string;

  @Field(() => String, { description: 'The channel through which it was done.' })
  channel!: string;
}

/** An event as a subscription hands it to its fields: the common facts, and the payload as it was written. */
export interface StreamedEvent {
  readonly cursor: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly channel: string;
  readonly payload: Record<string, unknown>;
}

/** The `after` argument that every subscription to a stream has. */
export const lastSeen = {
  nullable: true,
  description: 'The cursor of the last event that you have seen.',
} as const;

/** What a subscription to the stream of a place is given. */
export interface FollowedPlace {
  readonly locationId: string;
  readonly after?: string | null;
}

/** Where a stream begins for a subscriber who brings no cursor. */
export type StreamStart = 'BEGINNING' | 'NOW';

/** Follows a stream: first what was missed since the cursor, then live. A foreign cursor is refused. */
export async function followStream(
  context: RequestContext,
  stream: string,
  after: string | null | undefined,
  start: StreamStart,
): Promise<AsyncIterableIterator<StreamedEvent>> {
  const { streams } = context.gateway;
  const place = await startingPlace(context, stream, after, start);
  const rows = streams.follow(stream, place);
  const events: AsyncIterableIterator<StreamedEvent> = {
    next: async () => {
      const step = await rows.next();
      return step.done ? { done: true, value: undefined } : { value: toStreamedEvent(step.value) };
    },
    return: async () => {
      await rows.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => events,
  };
  return events;
}

/** Follows the stream of a place for the people who work there; a place that is not theirs is not found. */
export function followPlace(
  { locationId, after }: FollowedPlace,
  context: RequestContext,
  streamOf: (locationId: string) => string,
): Promise<AsyncIterableIterator<StreamedEvent>> {
  const place = innerIdOrNone('Location', locationId);
  if (place === undefined || !worksAt(context.actor, place))
    throw new RequestError('NOT_FOUND', 'There is no such location of yours.');
  return followStream(context, streamOf(place), after, 'NOW');
}

async function startingPlace(
  context: RequestContext,
  stream: string,
  after: string | null | undefined,
  start: StreamStart,
): Promise<number> {
  if (after == null) return start === 'NOW' ? context.gateway.streams.head(stream) : 0;
  const seq = fromCursor(stream, after);
  if (seq === undefined)
    throw new RequestError('BAD_USER_INPUT', 'This cursor does not belong to this stream.');
  return seq;
}

function toStreamedEvent(row: EventRow): StreamedEvent {
  return {
    cursor: toCursor(row.stream, row.seq),
    seq: row.seq,
    type: row.type,
    at: row.at,
    actorKind: row.actor_kind,
    channel: row.channel,
    payload: row.payload,
  };
}
