import type { EventRow } from '../events/event.js';
import type { IdentifiedEvent } from '../events/write-events.js';
import type { Gateway } from '../gateway.js';
import type { NewJob } from './job.js';

/** What a module does when it hears of something. It may be called more than once for the same event. */
export interface Reaction {
  /** Unique; it names the job. */
  readonly name: string;
  readonly on: readonly string[];
  handle(event: EventRow, gateway: Gateway): Promise<void>;
}

export const reactTask = 'react';

/** Who wants to hear of what. One job an event and reaction, so that each is retried on its own. */
export class Reactions {
  private readonly byType = new Map<string, Reaction[]>();
  private readonly byName = new Map<string, Reaction>();

  constructor(reactions: readonly Reaction[]) {
    for (const reaction of reactions) {
      this.byName.set(reaction.name, reaction);
      for (const type of reaction.on)
        this.byType.set(type, [...(this.byType.get(type) ?? []), reaction]);
    }
  }

  jobsFor(events: readonly IdentifiedEvent[]): NewJob[] {
    return events.flatMap((event) =>
      (this.byType.get(event.type) ?? []).map((reaction) => ({
        task: reactTask,
        payload: { reaction: reaction.name, stream: event.streams[0], eventId: event.id },
      })),
    );
  }

  named(name: string): Reaction | undefined {
    return this.byName.get(name);
  }
}
