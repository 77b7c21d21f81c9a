import type { Gateway } from '../../platform/gateway.js';
import type { StartedSession } from '../commands/start-session.js';
import type { SessionOwner } from '../events.js';
import { identity } from './identity.js';

/** What somebody who has signed in is given. Both tokens are secrets. */
export interface SignedIn {
  readonly owner: SessionOwner;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
}

/** Adds an access token to a session that has begun or was refreshed. */
export async function welcome(gateway: Gateway, started: StartedSession): Promise<SignedIn> {
  const { owner, sessionId } = started;
  const { accessTokens } = gateway.port(identity);
  const claims = { sub: owner.id, kind: owner.kind, sid: sessionId };
  const access = await accessTokens.issue(claims, gateway.clock.now());
  return {
    owner,
    accessToken: access.token,
    accessTokenExpiresAt: access.expiresAt,
    refreshToken: started.refreshToken,
    refreshTokenExpiresAt: started.expiresAt,
  };
}
