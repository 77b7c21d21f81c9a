import type { ActorKind, Channel } from '../auth/actor.js';

/** News as a command tells it. The first stream is the one of the thing that changed; the others hear it too. */
export interface NewEvent {
  readonly streams: readonly [string, ...string[]];
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** News as it stands in the journal. `seq` rises by one within a stream, without a gap. */
export interface EventRow {
  readonly stream: string;
  readonly seq: number;
  readonly event_id: string;
  readonly type: string;
  readonly payload: Record<string, unknown>;
  readonly actor_kind: ActorKind;
  readonly actor_id: string | null;
  readonly channel: Channel;
  readonly correlation_id: string;
  readonly at: Date;
}

export interface EventTables {
  event: EventRow;
  stream_head: { stream: string; seq: number };
}
