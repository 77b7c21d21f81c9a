import type { Graph } from '../graph.js';
import { optional } from '../http/credentials.js';
import type { Credentials, Session } from '../options.js';
import { RequestError } from '../request-error.js';
import type { RequestRates } from '../request-rates.js';
import type { Census } from './census.js';
import { tryAgainLater } from './close-codes.js';
import type { GraphSocket } from './graph-socket.js';
import { watchSession } from './session-watch.js';

type Params = Readonly<Record<string, unknown>>;

/**
 * Finds out whose socket it is. False closes it with 4403: the token is wrong or spent. Where nobody can say,
 * or no place is left, it is asked to come again.
 */
export async function connect<S extends Session, C extends object>(
  graph: Graph<S, C>,
  census: Census<S>,
  rates: RequestRates,
  socket: GraphSocket<S>,
  params: Params,
): Promise<boolean> {
  const credentials = withParams(socket.credentials, params);
  try {
    await rates.beforeToken(credentials.ip);
    const session = await graph.options.authenticate(credentials);
    if (!socket.isOpen) return true;
    if (census.introduce(socket, session)) watch(graph, socket, session);
    else socket.close(tryAgainLater, 'Too many guests are connected');
    return true;
  } catch (error) {
    if (isRefusedToken(error)) {
      await rates.afterRefusedToken(credentials.ip);
      return false;
    }
    const { correlationId } = credentials;
    if (!(error instanceof RequestError))
      graph.log.error({ err: error, correlationId }, 'a socket could not be let in');
    socket.close(tryAgainLater, 'Try again later');
    return true;
  }
}

function isRefusedToken(error: unknown): boolean {
  return (
    error instanceof RequestError &&
    (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN')
  );
}

function watch<S extends Session, C extends object>(
  { options, limits, log }: Graph<S, C>,
  socket: GraphSocket<S>,
  session: S,
): void {
  const stop = watchSession({
    session,
    stillValid: (asked) => options.stillValid(asked),
    everyMs: limits.sockets.sessionCheckMs,
    log,
    ended: () => socket.endSession(),
    unknown: () => socket.close(tryAgainLater, 'Try again later'),
  });
  socket.whenClosed(stop);
}

/** Browsers cannot set headers on a socket, so its parameters take their place, under either name. */
function withParams(given: Credentials, params: Params): Credentials {
  const byName = new Map(
    Object.entries(params).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const first = (...names: string[]) => names.map((name) => byName.get(name)).find(Boolean);
  return {
    ...given,
    ...optional('authorization', first('authorization')),
    ...optional('guestToken', first('guesttoken', 'x-guest-token')),
    ...optional('acceptLanguage', first('acceptlanguage', 'accept-language')),
    ...optional('channel', first('channel', 'x-channel')),
  };
}
