import type { Log } from '../../../log.js';
import type { Session } from '../options.js';

const longestTimeoutMs = 2_147_483_647;

interface Watch<S extends Session> {
  readonly session: S;
  readonly stillValid: (session: S) => Promise<boolean>;
  readonly everyMs: number;
  readonly log: Log;
  /** The session has run out or was revoked. */
  readonly ended: () => void;
  /** Nobody could say, twice in a row. */
  readonly unknown: () => void;
}

/** Follows a session while its socket is open: its expiry to the moment, its revocation by asking. */
export function watchSession<S extends Session>(watch: Watch<S>): () => void {
  const { session, everyMs, ended } = watch;
  const expiry = session.expiresAt
    ? setTimeout(ended, Math.min(longestTimeoutMs, session.expiresAt.getTime() - Date.now()))
    : undefined;
  let failures = 0;
  const ask = async () => {
    try {
      if (!(await watch.stillValid(session))) ended();
      failures = 0;
    } catch (error) {
      watch.log.warn({ err: error }, 'could not ask whether a session is still valid');
      failures += 1;
      if (failures === 2) watch.unknown();
    }
  };
  // Sockets that came at once, after a restart, do not all ask at once.
  const firstMs = everyMs * (0.5 + Math.random() / 2);
  let timer = setTimeout(function again() {
    void ask();
    timer = setTimeout(again, everyMs);
  }, firstMs);
  return () => {
    clearTimeout(expiry);
    clearTimeout(timer);
  };
}
