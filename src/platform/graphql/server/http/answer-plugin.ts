import type {
  ApolloServerPlugin,
  GraphQLRequestContext,
  GraphQLRequestListener,
} from '@apollo/server';
import type { GraphQLError } from 'graphql';
import type { Asker } from '../errors/present-error.js';
import type { GraphMetrics, Outcome } from '../metrics.js';
import { entryOf } from './enter-request.js';

/** Who asked, for each error on its way to being worded; the server gives the wording nothing but the error. */
export type Askers = WeakMap<GraphQLError, Asker>;

/** Follows each operation: remembers whose errors they are, sets the status of the answer, and counts. */
export function answerPlugin<C extends object>(
  askers: Askers,
  metrics: GraphMetrics,
): ApolloServerPlugin<C> {
  const listener: GraphQLRequestListener<C> = {
    async didEncounterErrors({ errors, contextValue }) {
      const entry = entryOf(contextValue);
      if (entry) for (const error of errors) askers.set(error, entry);
    },
    async willSendResponse(context) {
      settleStatus(context);
      const entry = entryOf(context.contextValue);
      const kind = context.operation?.operation ?? 'none';
      if (entry)
        metrics.operation('http', kind, outcomeOf(context), performance.now() - entry.enteredAt);
    },
  };
  // One listener serves all requests: it keeps nothing of them.
  const started = Promise.resolve(listener);
  return { requestDidStart: () => started };
}

/**
 * GraphQL over HTTP: an answer with data is a success whatever errors stand beside it, and a client that asks
 * for `application/json` is told of a bad operation with 200; only `application/graphql-response+json` is sure
 * to have come from a GraphQL server, so only there a 400 can be taken at its word.
 */
function settleStatus<C extends object>(context: GraphQLRequestContext<C>): void {
  const { body, http } = context.response;
  if (body?.kind !== 'single' || http.status === undefined) return;
  const hasRun = body.singleResult.data !== undefined;
  const accept = context.request.http?.headers.get('accept') ?? '';
  const isPlainJson = !accept.includes('application/graphql-response+json');
  if (hasRun || (isPlainJson && context.errors?.every(isOfOperation))) http.status = 200;
}

const operationCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/** The request was in order, and the operation in it was not. */
function isOfOperation({ extensions }: GraphQLError): boolean {
  return operationCodes.has(extensions['code']);
}

function outcomeOf<C extends object>({ response }: GraphQLRequestContext<C>): Outcome {
  const { body } = response;
  if (body?.kind !== 'single' || !body.singleResult.errors) return 'ok';
  if (body.singleResult.data === undefined) return 'refused';
  const codes = body.singleResult.errors.map((error) => error.extensions?.['code']);
  return codes.includes('INTERNAL_SERVER_ERROR') ? 'failed' : 'errors';
}
