import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { AdmittedDocument } from '../admission.js';
import type { Asker } from '../errors/present-error.js';
import type { Graph } from '../graph.js';
import type { Session } from '../options.js';
import { RequestError } from '../request-error.js';
import type { RequestRates } from '../request-rates.js';
import { credentialsFrom } from './credentials.js';
import { atTheDoor } from './door-error.js';
import { readOperation } from './read-operation.js';

/** What is known of an operation from the moment it is let in. */
interface Entry extends Asker {
  readonly enteredAt: number;
}

const entry = Symbol('entry');

/** The entry of the operation that this context belongs to. */
export function entryOf(context: object): Entry | undefined {
  return (context as { [entry]?: Entry })[entry];
}

/**
 * Lets a request in: its document and its variables are looked at first, because that costs least, then who
 * is asking. What is turned away never reaches the parsing, the validation or a resolver of the server.
 */
export async function enterRequest<S extends Session, C extends object>(
  graph: Graph<S, C>,
  rates: RequestRates,
  request: FastifyRequest,
  search: string,
): Promise<C> {
  const enteredAt = performance.now();
  try {
    const operation = readOperation(request, search);
    const admitted = admitDocument(graph, operation.query);
    const session = await sessionOf(graph, rates, request);
    const mayIntrospect = graph.mayIntrospect(session);
    graph.admission.admitOperation(admitted, operation, mayIntrospect);
    const entered: Entry = { correlationId: request.id, mayIntrospect, enteredAt };
    return Object.assign(graph.options.contextFor(session), { [entry]: entered });
  } catch (error) {
    graph.metrics.operation('http', 'none', 'refused', performance.now() - enteredAt);
    throw atTheDoor(error);
  }
}

/** Bad syntax is left to the server, which answers it as GraphQL over HTTP wants. */
function admitDocument<S extends Session, C extends object>(
  graph: Graph<S, C>,
  query: string | undefined,
): AdmittedDocument | undefined {
  if (query === undefined) return undefined;
  try {
    return graph.admission.admit(query);
  } catch (error) {
    if (error instanceof GraphQLError && !(error instanceof RequestError)) return undefined;
    throw error;
  }
}

async function sessionOf<S extends Session, C extends object>(
  graph: Graph<S, C>,
  rates: RequestRates,
  request: FastifyRequest,
): Promise<S> {
  const { ip, id, headers } = request;
  const credentials = credentialsFrom(headers, ip, id);
  const hasToken = credentials.authorization !== undefined;
  if (hasToken) await rates.beforeToken(ip);
  try {
    const session = await graph.options.authenticate(credentials);
    if (!session.isAuthenticated) await rates.strangerBegins(ip);
    return session;
  } catch (error) {
    if (hasToken && error instanceof RequestError && error.code === 'UNAUTHENTICATED')
      await rates.afterRefusedToken(ip);
    throw error;
  }
}
