import type { FastifyRequest } from 'fastify';
import { GraphQLError, getOperationAST, OperationTypeNode } from 'graphql';
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
    await countIn(rates, request, graph.admission.effortOf(operation.query));
    const admitted = admitDocument(graph, operation.query);
    const session = await sessionOf(graph, rates, request);
    const mayIntrospect = graph.mayIntrospect(session);
    graph.admission.admitOperation(admitted, operation, mayIntrospect);
    if (admitted && isSubscription(admitted, operation.operationName)) throw socketsOnly();
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

function isSubscription({ document }: AdmittedDocument, name: string | undefined): boolean {
  return getOperationAST(document, name)?.operation === OperationTypeNode.SUBSCRIPTION;
}

function socketsOnly(): RequestError {
  return new RequestError(
    'BAD_USER_INPUT',
    'Subscriptions are served over WebSocket, at this path.',
  );
}

/** Counted before the document is read: even what is refused costs something. */
function countIn(
  rates: RequestRates,
  { headers, ip }: FastifyRequest,
  effort: number,
): Promise<void> {
  return headers.authorization === undefined
    ? rates.strangerBegins(ip, effort)
    : rates.beforeToken(ip);
}

async function sessionOf<S extends Session, C extends object>(
  graph: Graph<S, C>,
  rates: RequestRates,
  { ip, id, headers }: FastifyRequest,
): Promise<S> {
  try {
    return await graph.options.authenticate(credentialsFrom(headers, ip, id));
  } catch (error) {
    if (error instanceof RequestError && error.code === 'UNAUTHENTICATED')
      await rates.afterRefusedToken(ip);
    throw error;
  }
}
