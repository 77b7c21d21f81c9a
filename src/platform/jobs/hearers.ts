import type { IdentifiedEvent } from '../events/write-events.js';
import type { NewJob } from './job.js';

/** Somebody who wants to hear of some types of events. */
export interface Hearer {
  /** Unique; it names the job. */
  readonly name: string;
  readonly on: readonly string[];
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

  jobsFor(events: readonly IdentifiedEvent[]): NewJob[] {
    return events.flatMap((event) =>
      (this.byType.get(event.type) ?? []).map((hearer) => ({
        task: reactTask,
        payload: { reaction: hearer.name, stream: event.streams[0], eventId: event.id },
      })),
    );
  }
}
