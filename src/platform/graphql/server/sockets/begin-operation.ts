import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { AdmittedDocument } from '../admission.js';
import { noOperation } from '../errors/present-error.js';
import { protocolError } from '../errors/protocol-error.js';
import type { Graph } from '../graph.js';
import type { Session } from '../options.js';
import { RequestError } from '../request-error.js';

const maxIdLength = 255;

/**
 * Takes one `subscribe` message through the same gate as a request over HTTP. Whatever is wrong with it is
 * returned, so that it is told under its id and the socket stays open for the others.
 */
export function beginOperation<S extends Session, C extends object>(
  graph: Graph<S, C>,
  session: S,
  id: string,
  payload: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    if (id.length > maxIdLength)
      throw new RequestError('BAD_USER_INPUT', `An id is at most ${maxIdLength} characters long.`);
    const admitted = admitDocument(graph, payload.query);
    graph.admission.admitOperation(admitted, payload, graph.mayIntrospect(session));
    const errors = graph.admission.validate(admitted);
    if (errors.length > 0)
      return errors.map((error) => protocolError('GRAPHQL_VALIDATION_FAILED', error));
    if (!getOperationAST(admitted.document, payload.operationName))
      throw new RequestError('BAD_USER_INPUT', noOperation);
    return {
      schema: graph.options.schema,
      document: admitted.document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue: graph.options.contextFor(session),
    };
  } catch (error) {
    return [error instanceof GraphQLError ? error : asGraphQLError(error)];
  }
}

function admitDocument<S extends Session, C extends object>(
  graph: Graph<S, C>,
  query: string,
): AdmittedDocument {
  try {
    return graph.admission.admit(query);
  } catch (error) {
    if (error instanceof GraphQLError && !(error instanceof RequestError))
      throw protocolError('GRAPHQL_PARSE_FAILED', error);
    throw error;
  }
}

/** A fault of the set-up: it is logged and masked when it is presented. */
function asGraphQLError(error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
