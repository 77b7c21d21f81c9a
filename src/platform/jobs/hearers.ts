import type { NewEvent } from '../events/event.js';
import type { IdentifiedEvent } from '../events/write-events.js';
import type { NewJob } from './job.js';

/** Somebody who wants to hear of some types of events. */
export interface Hearer {
  /** Unique; it names the job. */
  readonly name: string;
  readonly on: readonly string[];
  /** Where not every event of these types is of interest: whether this one is, by what it tells. */
  readonly when?: (payload: NewEvent['payload']) => boolean;
}

export const reactTask = 'react';

/** Who wants to hear of what. One job for each event and hearer, so that each is retried on its own. */
export class Hearers {
  private readonly byType = new Map<string, Hearer[]>();

  constructor(hearers: readonly Hearer[]) {
    for (const hearer of hearers)
      for (const type of hearer.on)
        this.byType.set(type, [...(this.byType.get(type) ?? []), hearer]);
  }

  /** The jobs for these events; none for a hearer who has done its part in the same transaction. */
  jobsFor(events: readonly IdentifiedEvent[], done: ReadonlySet<string>): NewJob[] {
    return events.flatMap((event) =>
      this.hearersOf(event, done).map((hearer) => ({
        task: reactTask,
        payload: { reaction: hearer.name, stream: event.streams[0], eventId: event.id },
      })),
    );
  }

  private hearersOf({ type, payload }: NewEvent, done: ReadonlySet<string>): Hearer[] {
    const hearers = this.byType.get(type) ?? [];
    return hearers.filter(({ name, when }) => !done.has(name) && (when?.(payload) ?? true));
  }
}
