import { later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { refreshTokensOf } from '../data/refresh-token-store.js';
import { sessionsOf } from '../data/session-store.js';
import { sessionExpiry, sessionLives } from '../domain/session.js';
import { type SessionOwner, signedIn } from '../events.js';
import { identity } from '../identity/identity.js';

/** A session that has begun. The refresh token is told once: the database keeps its hash alone. */
export interface StartedSession {
  readonly owner: SessionOwner;
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
}

/** Begins a session for somebody whose password was right, or who has just signed up. */
export async function startSession(work: Work, owner: SessionOwner): Promise<StartedSession> {
  const { refreshTokens } = work.port(identity);
  const sessionId = newId();
  const endsAt = later(work.now, sessionLives[owner.kind].atMostMs);
  const expiresAt = sessionExpiry(owner.kind, work.now, endsAt);
  await sessionsOf(work).add({
    id: sessionId,
    customer_id: owner.kind === 'CUSTOMER' ? owner.id : null,
    staff_id: owner.kind === 'CUSTOMER' ? null : owner.id,
    created_at: work.now,
    refreshed_at: work.now,
    expires_at: expiresAt,
    ends_at: endsAt,
  });
  const refreshToken = refreshTokens.create();
  await refreshTokensOf(work).add(sessionId, refreshTokens.hashOf(refreshToken));
  work.emit(signedIn(owner, sessionId));
  return { owner, sessionId, refreshToken, expiresAt };
}
