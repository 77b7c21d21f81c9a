import type { Caller } from '../../platform/auth/caller.js';
import type { Gateway } from '../../platform/gateway.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { sessionsOf } from '../data/session-store.js';
import type { SessionKind } from '../domain/session.js';
import { sessionsEnded } from '../events.js';
import { identity } from '../identity/identity.js';
import { runKeyless } from './run-keyless.js';

/**
 * Ends the caller's session, or all of the same person's, and says how many were open. Their tokens are
 * refused from now on in this process, and within five seconds in every other.
 */
export async function signOut(
  gateway: Gateway,
  caller: Caller,
  everywhere: boolean,
): Promise<number> {
  const { id, kind, sessionId } = caller.actor;
  if (id === undefined || sessionId === undefined)
    throw new RequestError('UNAUTHENTICATED', 'Nobody is signed in.');
  const ended = await runKeyless(gateway, caller, 'signOut', async (work) => {
    const which = everywhere ? { ownerId: id } : { sessionId };
    const sessionIds = await sessionsOf(work).revoke(which, 'SIGNED_OUT');
    if (sessionIds.length > 0)
      work.emit(sessionsEnded({ id, kind: kind as SessionKind }, sessionIds, 'SIGNED_OUT'));
    return sessionIds;
  });
  gateway.port(identity).sessions.end(ended);
  return ended.length;
}
