import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Asking } from './app.js';

/** A client with a socket that follows one stream, as a page or a tablet would. */
export interface Follower<Event> {
  readonly events: readonly Event[];
  /** Resolves with the first event that fits, be it there already or still to come. */
  until(fits: (event: Event) => boolean): Promise<Event>;
  /** Cuts the socket without a farewell. */
  leave(): Promise<void>;
}

const patienceMs = 30_000;

/** Follows a subscription of one root field. */
export function follow<Event>(
  url: string,
  document: string,
  variables: Record<string, unknown>,
  as: Asking,
): Follower<Event> {
  const events: Event[] = [];
  const waiting = new Set<() => void>();
  let problem: unknown;
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: (fault) => {
      problem = fault;
    },
    connectionParams: {
      ...(as.token && { authorization: `Bearer ${as.token}` }),
      ...(as.guestToken && { guestToken: as.guestToken }),
      acceptLanguage: as.locale ?? 'en',
    },
  });
  const wakeAll = () => {
    for (const wake of waiting) wake();
  };
  client.subscribe<Record<string, Event>>(
    { query: document, variables },
    {
      next: ({ data, errors }) => {
        if (errors) problem = new Error(JSON.stringify(errors));
        for (const event of Object.values(data ?? {})) events.push(event);
        wakeAll();
      },
      error: (fault) => {
        problem = fault instanceof Error ? fault : new Error(JSON.stringify(fault));
        wakeAll();
      },
      complete: wakeAll,
    },
  );
  const until = (fits: (event: Event) => boolean) =>
    new Promise<Event>((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(deadline);
        waiting.delete(look);
        settle();
      };
      const look = () => {
        const found = events.find(fits);
        if (found !== undefined) end(() => resolve(found));
        else if (problem) end(() => reject(problem as Error));
      };
      const deadline = setTimeout(
        () => end(() => reject(new Error(`not seen in time; seen: ${JSON.stringify(events)}`))),
        patienceMs,
      );
      waiting.add(look);
      look();
    });
  return { events, until, leave: async () => client.terminate() };
}
