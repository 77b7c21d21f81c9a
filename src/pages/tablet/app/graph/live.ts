import { createClient } from 'graphql-ws';
import type { GraphDocument } from '../../documents/document.js';
import type { Identity } from './graph-client.js';

/** ON: news comes as it happens. AWAY: the connection is cut, and tried again. */
export type Connection = 'CONNECTING' | 'ON' | 'AWAY';

const firstPauseMs = 500;
const longestPauseMs = 10_000;
const keepAliveMs = 10_000;

/** Closed because of who we are: new credentials may help. */
const refusedCodes = new Set([4400, 4401, 4403]);

interface Following<A, V extends object> {
  readonly document: GraphDocument<A, V>;
  /** Asked before each connection: after which event to go on. */
  readonly variables: () => V;
  readonly onEvent: (answer: A) => void;
  readonly onConnection: (connection: Connection) => void;
  /** The session is over: nobody is let in with it any more. */
  readonly onOver: () => void;
}

/** Follows a subscription for as long as the signal lets it: after a cut it goes on where it was. */
export async function follow<A, V extends object>(
  identity: Identity,
  language: () => string,
  following: Following<A, V>,
  signal: AbortSignal,
): Promise<void> {
  let pauseMs = firstPauseMs;
  while (!signal.aborted) {
    const isHeard = await followOnce(identity, language, following, signal);
    if (signal.aborted) return;
    following.onConnection('AWAY');
    pauseMs = isHeard ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
    await pauseOrOnline(pauseMs, signal);
  }
}

/** One connection, until it ends. True where it was there at all. */
async function followOnce<A, V extends object>(
  identity: Identity,
  language: () => string,
  { document, variables, onEvent, onConnection, onOver }: Following<A, V>,
  signal: AbortSignal,
): Promise<boolean> {
  let isHeard = false;
  let isOver = false;
  // A socket that is closed before it has asked its question complains of it to everybody.
  const stop = () => {
    isOver = true;
    if (isHeard) setTimeout(() => void client.dispose());
  };
  const client = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: async () => ({
      ...(await identity.credentials()),
      'accept-language': language(),
    }),
    retryAttempts: 0,
    keepAlive: keepAliveMs,
    on: {
      connected: () => {
        isHeard = true;
        onConnection('ON');
        if (isOver) stop();
      },
    },
  });
  const events = client.iterate<Record<string, unknown>>({
    query: document.text,
    variables: { ...variables() } as Record<string, unknown>,
  });
  signal.addEventListener('abort', stop);
  // What waits for its time-out on a network that has gone would keep the page silent.
  addEventListener('offline', stop);
  try {
    for await (const event of events) if (event.data) onEvent(event.data as A);
  } catch (fault) {
    if (refusedCodes.has((fault as { readonly code?: number }).code ?? 0)) {
      // Where nobody answers, somebody may later.
      const isStillSomebody = await identity.renew().catch(() => true);
      if (!isStillSomebody) onOver();
    }
  } finally {
    signal.removeEventListener('abort', stop);
    removeEventListener('offline', stop);
    await client.dispose();
  }
  return isHeard;
}

/** A network that is back is not kept waiting. */
function pauseOrOnline(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
