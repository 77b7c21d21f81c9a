import { type Actor, type ActorKind, principalOf, stranger } from '../../platform/auth/actor.js';
import { guestKeyOf, isGuestToken } from '../../platform/auth/guest-token.js';
import type { AccessClaims } from '../../platform/auth/tokens.js';
import type { Gateway } from '../../platform/gateway.js';
import type { Credentials, Session } from '../../platform/graphql/server/options.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { CallerFromNetwork } from './caller-address.js';
import { decideChannel } from './channel.js';
import { identity } from './identity.js';
import { decideLocale } from './locale.js';
import type { SessionState } from './session-states.js';

/** Who a caller turned out to be, for the graph server and for the contexts of its operations. */
export interface GatewaySession extends Session {
  readonly caller: CallerFromNetwork;
}

const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;
const mayIntrospect: ReadonlySet<ActorKind> = new Set(['PARTNER', 'AGENT', 'SUPERVISOR', 'ADMIN']);

/**
 * Finds out who is calling: whoever brings an access token is its owner, whoever brings a guest token is that
 * guest, and nobody else is anybody. A token that is wrong, spent or of an ended session is UNAUTHENTICATED,
 * never a guest, so that no cart silently turns into a stranger's.
 *
 * What somebody may do is read from the database at most five seconds ago, never from the token: see
 * `SessionStates`. A customer may bring a guest token beside the access token, to claim what the guest began.
 */
export async function authenticate(
  gateway: Gateway,
  credentials: Credentials,
): Promise<GatewaySession> {
  const guest = asGuest(credentials.guestToken);
  if (credentials.authorization === undefined) return toSession(credentials, guest);
  const signedIn = await readToken(gateway, credentials.authorization);
  if (!signedIn)
    throw new RequestError('UNAUTHENTICATED', 'This access token is not good, or not any more.');
  const { claims, state } = signedIn;
  const actor: Actor = {
    kind: state.kind,
    id: state.ownerId,
    locationIds: state.locationIds,
    sessionId: claims.sid,
    ...(state.kind === 'CUSTOMER' && guest.guestKey && { guestKey: guest.guestKey }),
  };
  return toSession(credentials, actor, signedIn);
}

/** Asked again and again while a socket is open: false once its owner is signed out, struck off or moved. */
export async function stillValid(gateway: Gateway, session: GatewaySession): Promise<boolean> {
  const { actor } = session.caller;
  if (actor.sessionId === undefined) return true;
  if (session.expiresAt && session.expiresAt <= gateway.clock.now()) return false;
  const state = await gateway.port(identity).sessions.of(gateway, actor.sessionId);
  return (
    state !== undefined &&
    state.kind === actor.kind &&
    state.locationIds.join() === actor.locationIds.join()
  );
}

interface SignedInCaller {
  readonly claims: AccessClaims;
  readonly state: SessionState;
}

async function readToken(
  gateway: Gateway,
  authorization: string,
): Promise<SignedInCaller | undefined> {
  const { accessTokens, sessions } = gateway.port(identity);
  const token = bearer.exec(authorization)?.[1];
  const claims =
    token === undefined ? undefined : await accessTokens.verify(token, gateway.clock.now());
  const state = claims && (await sessions.of(gateway, claims.sid));
  if (!state || state.ownerId !== claims.sub || state.kind !== claims.kind) return undefined;
  return { claims, state };
}

function asGuest(token: string | undefined): Actor {
  if (token === undefined) return stranger;
  if (!isGuestToken(token))
    throw new RequestError('UNAUTHENTICATED', 'This is no guest token of ours.');
  return { kind: 'GUEST', guestKey: guestKeyOf(token), locationIds: [] };
}

function toSession(
  credentials: Credentials,
  actor: Actor,
  signedIn?: SignedInCaller,
): GatewaySession {
  return {
    principal: principalOf(actor),
    mayIntrospect: mayIntrospect.has(actor.kind),
    isAuthenticated: signedIn !== undefined,
    ...(signedIn && { expiresAt: earlier(signedIn.claims.expiresAt, signedIn.state.expiresAt) }),
    caller: {
      actor,
      channel: decideChannel(actor.kind, credentials.channel),
      locale: decideLocale(credentials.acceptLanguage, signedIn?.state.locale ?? null),
      correlationId: credentials.correlationId,
      ip: credentials.ip,
    },
  };
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
