import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLError,
  getOperationAST,
} from 'graphql';
import { makeServer, type Server } from 'graphql-ws';
import type { Asker } from '../errors/present-error.js';
import type { Graph } from '../graph.js';
import type { Outcome } from '../metrics.js';
import type { Session } from '../options.js';
import { RequestError } from '../request-error.js';
import type { RequestRates } from '../request-rates.js';
import { beginOperation } from './begin-operation.js';
import type { Census } from './census.js';
import { connect } from './connect.js';
import { subscribe } from './events.js';
import type { GraphSocket, SocketExtra } from './graph-socket.js';

/** graphql-transport-ws over our own gate, executor and errors. */
export function socketProtocol<S extends Session, C extends object>(
  graph: Graph<S, C>,
  census: Census<S>,
  rates: RequestRates,
): Server<SocketExtra<S>> {
  const present = (socket: GraphSocket<S>, errors: readonly GraphQLError[]) =>
    errors.map((error) => graph.present(error, askerOf(graph, socket)));
  return makeServer<Record<string, unknown>, SocketExtra<S>>({
    connectionInitWaitTimeout: graph.limits.sockets.initTimeoutMs,
    onConnect: ({ extra, connectionParams }) =>
      connect(graph, census, rates, extra.socket, connectionParams ?? {}),
    onSubscribe: ({ extra, subscriptions }, id, payload) => {
      const refusal = refuseOperation(graph, extra.socket, Object.keys(subscriptions).length);
      if (refusal) return [refusal];
      // The message itself has been counted; a document that is new costs more than that.
      if (!extra.socket.countEffort(graph.admission.effortOf(payload.query) - 1))
        return [tooMuch()];
      return carry(extra.socket, beginOperation(graph, sessionOf(extra.socket), id, payload));
    },
    execute: (args) => execute(graph, args),
    subscribe: (args) => {
      const socket = socketOf<S>(args);
      return subscribe(graph, socket, sessionOf(socket), args);
    },
    onNext: ({ extra }, _id, _payload, _args, result) => {
      if (!result.errors) return undefined;
      return {
        ...result,
        errors: present(extra.socket, result.errors),
      } as FormattedExecutionResult;
    },
    onError: ({ extra }, _id, _payload, errors) => {
      graph.metrics.operation('socket', 'none', 'refused', 0);
      return present(extra.socket, errors);
    },
  });
}

/** Which socket an execution belongs to: the protocol hands execution nothing but its arguments. */
const sockets = new WeakMap<object, GraphSocket<Session>>();

function carry<S extends Session>(
  socket: GraphSocket<S>,
  args: ExecutionArgs | readonly GraphQLError[],
): ExecutionArgs | readonly GraphQLError[] {
  if (!Array.isArray(args)) sockets.set(args, socket as unknown as GraphSocket<Session>);
  return args;
}

function socketOf<S extends Session>(args: ExecutionArgs): GraphSocket<S> {
  return sockets.get(args) as unknown as GraphSocket<S>;
}

/** The protocol lets nothing begin before a session is there. */
function sessionOf<S extends Session>(socket: GraphSocket<S>): S {
  return socket.session as S;
}

function askerOf<S extends Session, C extends object>(
  graph: Graph<S, C>,
  { session, credentials }: GraphSocket<S>,
): Asker {
  const mayIntrospect = session !== undefined && graph.mayIntrospect(session);
  return { correlationId: credentials.correlationId, mayIntrospect };
}

function refuseOperation<S extends Session, C extends object>(
  graph: Graph<S, C>,
  socket: GraphSocket<S>,
  operations: number,
): RequestError | undefined {
  const { operationsPerSocket } = graph.limits.sockets;
  if (socket.isClosing)
    return new RequestError('UNAVAILABLE', 'This server is going away: connect again.');
  if (operations > operationsPerSocket)
    return new RequestError(
      'RATE_LIMITED',
      `A socket runs at most ${operationsPerSocket} operations at once.`,
    );
  return undefined;
}

/** Never seen by the client: its socket has been closed. */
function tooMuch(): RequestError {
  return new RequestError('RATE_LIMITED', 'Too many messages.');
}

async function execute<S extends Session, C extends object>(
  graph: Graph<S, C>,
  args: ExecutionArgs,
): Promise<ExecutionResult> {
  const startedAt = performance.now();
  const result = await socketOf<S>(args).runToEnd(() =>
    graph.executor.run({
      document: args.document,
      operationName: args.operationName ?? undefined,
      variables: args.variableValues ?? {},
      contextValue: args.contextValue,
    }),
  );
  const kind = getOperationAST(args.document, args.operationName)?.operation ?? 'none';
  const outcome: Outcome = result.errors ? 'errors' : 'ok';
  graph.metrics.operation('socket', kind, outcome, performance.now() - startedAt);
  return result;
}
