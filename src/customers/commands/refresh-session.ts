import type { Refusal } from '../../kernel/refusal.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { refreshTokensOf } from '../data/refresh-token-store.js';
import { type LockedSession, sessionsOf } from '../data/session-store.js';
import { sessionEnded } from '../domain/refusals.js';
import { decideRefresh, sessionExpiry } from '../domain/session.js';
import { type SessionOwner, sessionsEnded } from '../events.js';
import { identity } from '../identity/identity.js';
import { type SignedIn, welcome } from '../identity/welcome.js';
import { runKeyless } from './run-keyless.js';
import type { StartedSession } from './start-session.js';

type Refreshed =
  | { readonly outcome: 'ONGOING'; readonly session: StartedSession }
  | { readonly outcome: 'ENDED' }
  | { readonly outcome: 'REUSED'; readonly sessionId: string };

/**
 * Gives new tokens for a refresh token, which is used up by it. The same token again within ten seconds gives
 * the same new refresh token, for two tabs at once and for answers that were lost; later it means that somebody
 * holds a copy, and ends the session for both.
 */
export async function refreshSession(
  gateway: Gateway,
  caller: Caller,
  refreshToken: string,
): Promise<SignedIn | Refusal<'SessionEnded'>> {
  const { refreshTokens, sessions } = gateway.port(identity);
  const hash = refreshTokens.readHash(refreshToken);
  if (!hash) return sessionEnded();
  const refreshed = await runKeyless(gateway, caller, 'refreshSession', (work) =>
    refresh(work, refreshToken, hash),
  );
  if (refreshed.outcome === 'ONGOING') return welcome(gateway, refreshed.session);
  if (refreshed.outcome === 'REUSED') sessions.end([refreshed.sessionId]);
  return sessionEnded();
}

/** Answers a theft as a plain value: a refusal would roll the end of the session back. */
async function refresh(work: Work, presented: string, hash: Buffer): Promise<Refreshed> {
  const { refreshTokens } = work.port(identity);
  const sessions = sessionsOf(work);
  const tokens = refreshTokensOf(work);
  const found = await sessions.lockByToken(hash);
  if (!found || found.session.staff_active === false) return { outcome: 'ENDED' };
  const { session, token } = found;
  const refreshToken = refreshTokens.successorOf(presented);
  const nextHash = refreshTokens.hashOf(refreshToken);
  const outcome = decideRefresh(
    {
      rotatedAt: token.rotated_at,
      successorIsLive: await tokens.isLive(nextHash),
      session: { expiresAt: session.expires_at, revokedAt: session.revoked_at },
    },
    work.now,
  );
  if (outcome === 'ENDED') return { outcome };
  const owner = ownerOf(session);
  if (outcome === 'REUSED') {
    await sessions.revoke({ sessionId: session.id }, 'REFRESH_TOKEN_REUSED');
    work.emit(sessionsEnded(owner, [session.id], 'REFRESH_TOKEN_REUSED'));
    return { outcome, sessionId: session.id };
  }
  const expiresAt = sessionExpiry(owner.kind, work.now, session.ends_at);
  if (outcome === 'ROTATE') {
    await tokens.markRotated(hash);
    await tokens.add(session.id, nextHash);
    await sessions.prolong(session.id, expiresAt);
  }
  return {
    outcome: 'ONGOING',
    session: { owner, sessionId: session.id, refreshToken, expiresAt },
  };
}

function ownerOf(session: LockedSession): SessionOwner {
  const id = (session.customer_id ?? session.staff_id) as string;
  return { id, kind: session.staff_kind ?? 'CUSTOMER' };
}
