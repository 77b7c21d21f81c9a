import { GraphQLError } from 'graphql';

/** What graphql-js finds wrong with a document, with the code under which a server tells it. */
export function protocolError(
  code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED',
  error: GraphQLError,
): GraphQLError {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source,
    positions,
    extensions: { code },
  });
}
