import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import type { DocumentNode, GraphQLError } from 'graphql';
import type { Admission } from '../admission.js';
import type { Asker } from '../errors/present-error.js';
import type { Graph } from '../graph.js';
import type { Session } from '../options.js';
import { type Askers, answerPlugin } from './answer-plugin.js';

/** Apollo Server around our own gate, executor and errors. What it would do on top of them is switched off. */
export async function startApolloServer<S extends Session, C extends object>(
  graph: Graph<S, C>,
  askers: Askers,
): Promise<ApolloServer<C>> {
  const { limits, log, metrics } = graph;
  const server = new ApolloServer<C>({
    gateway: compiledGateway(graph),
    documentStore: documentStoreOf(graph.admission),
    parseOptions: { maxTokens: limits.document.tokens },
    formatError: (_formatted, error) =>
      graph.present(error, askers.get(error as GraphQLError) ?? unknownAsker),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      answerPlugin<C>(askers, metrics),
    ],
    // The admission decides for each session who may ask for the schema.
    introspection: true,
    // A hash instead of a text would pass the admission by.
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: (result) => JSON.stringify(result),
    logger: {
      debug: (message) => log.debug({}, String(message)),
      info: (message) => log.info({}, String(message)),
      warn: (message) => log.warn({}, String(message)),
      error: (message) => log.error({}, String(message)),
    },
  });
  await server.start();
  return server;
}

const unknownAsker: Asker = { correlationId: 'none', mayIntrospect: false };

/** Apollo asks by the hash of the text, and hands in what it found to be valid. */
function documentStoreOf(admission: Admission) {
  const hashIn = (key: string) => key.slice(key.lastIndexOf(':') + 1);
  return {
    get: async (key: string) => admission.validDocument(hashIn(key)),
    set: async (key: string, _document: DocumentNode) => admission.markValid(hashIn(key)),
    delete: async () => false,
  };
}

function compiledGateway<S extends Session, C extends object>(
  graph: Graph<S, C>,
): GatewayInterface {
  const { schema } = graph.options;
  const executor: GatewayExecutor = async ({ document, request, context }) =>
    graph.executor.run({
      document,
      operationName: request.operationName ?? undefined,
      variables: request.variables ?? {},
      contextValue: context,
    });
  return {
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({ executor }),
    stop: async () => {},
  };
}
