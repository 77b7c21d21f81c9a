import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { secondMs } from '../../kernel/clock.js';
import type { Locale } from '../../kernel/refusal.js';
import type { Gateway } from '../../platform/gateway.js';
import { readSession, type SessionRow } from '../data/reads.js';
import type { SessionKind } from '../domain/session.js';

/**
 * How long what was read of a session is believed. It bounds how long another process goes on serving a
 * session that was ended, a member of staff who was struck off, or a location that was taken away.
 */
export const sessionStateLifeMs = 5 * secondMs;
const maxRemembered = 10_000;

/** Whose session it is now, and for which locations. */
export interface SessionState {
  readonly ownerId: string;
  readonly kind: SessionKind;
  readonly locationIds: readonly string[];
  readonly locale: Locale | null;
  readonly expiresAt: Date;
}

interface Remembered {
  readonly state: SessionState | undefined;
  readonly readAtMs: number;
}

/** What has ended in this process stays so: no session ever comes back. */
const ended: Remembered = { state: undefined, readAtMs: 0 };

/** Sessions as they stood in the database at most five seconds ago; ended ones are known here at once. */
export class SessionStates {
  private readonly remembered = new LRUCache<string, Remembered>({ max: maxRemembered });
  private readonly reading = new Map<string, Promise<SessionState | undefined>>();

  /** Undefined where the session has ended, or its owner may not act any more. */
  async of(
    { db, clock }: Pick<Gateway, 'db' | 'clock'>,
    sessionId: string,
  ): Promise<SessionState | undefined> {
    const nowMs = clock.now().getTime();
    const known = this.remembered.get(sessionId);
    if (known === ended) return undefined;
    const isFresh = known && Math.abs(nowMs - known.readAtMs) < sessionStateLifeMs;
    const state = isFresh ? known.state : await this.read(db, sessionId, nowMs);
    return state && state.expiresAt.getTime() > nowMs ? state : undefined;
  }

  /** Makes the end of sessions known in this process at once, also to a read that is on its way. */
  end(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) {
      this.reading.delete(sessionId);
      this.remembered.set(sessionId, ended);
    }
  }

  private read(
    db: Kysely<unknown>,
    sessionId: string,
    readAtMs: number,
  ): Promise<SessionState | undefined> {
    const underWay = this.reading.get(sessionId);
    if (underWay !== undefined) return underWay;
    const isStillWanted = () => this.reading.get(sessionId) === read;
    const read = readSession(db, sessionId)
      .then((row) => {
        const state = row && toState(row);
        if (isStillWanted()) this.remembered.set(sessionId, { state, readAtMs });
        return state;
      })
      .finally(() => {
        if (isStillWanted()) this.reading.delete(sessionId);
      });
    this.reading.set(sessionId, read);
    return read;
  }
}

function toState(row: SessionRow): SessionState | undefined {
  if (row.revoked_at !== null || row.staff_active === false) return undefined;
  const kind: SessionKind = row.staff_kind ?? 'CUSTOMER';
  return {
    ownerId: (row.customer_id ?? row.staff_id) as string,
    kind,
    locationIds: row.location_ids,
    locale: row.customer_locale,
    expiresAt: row.expires_at,
  };
}
