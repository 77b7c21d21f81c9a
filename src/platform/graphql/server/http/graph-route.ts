import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Graph } from '../graph.js';
import type { Session } from '../options.js';
import type { RequestRates } from '../request-rates.js';
import type { Askers } from './answer-plugin.js';
import { startApolloServer } from './apollo-server.js';
import { enterRequest } from './enter-request.js';
import { refuseMediaType } from './media-type.js';

/** Serves the graph over HTTP, at one path. */
export async function serveOverHttp<S extends Session, C extends object>(
  http: FastifyInstance,
  graph: Graph<S, C>,
  rates: RequestRates,
  path: string,
): Promise<void> {
  const askers: Askers = new WeakMap();
  const server = await startApolloServer(graph, askers);
  http.addHook('onClose', () => server.stop());
  http.route({
    method: ['GET', 'POST'],
    url: path,
    bodyLimit: graph.limits.bodyBytes,
    exposeHeadRoute: false,
    onRequest: refuseMediaType,
    handler: (request, reply) => {
      const search = searchOf(request);
      return answer(server, request, reply, search, async () => {
        try {
          return await enterRequest(graph, rates, request, search);
        } catch (error) {
          askers.set(error as never, { correlationId: request.id, mayIntrospect: false });
          throw error;
        }
      });
    },
  });
  http.route({
    method: ['PUT', 'PATCH', 'DELETE', 'HEAD'],
    url: path,
    handler: (_request, reply) => reply.code(405).header('allow', 'GET, POST').send(),
  });
}

async function answer<C extends object>(
  server: ApolloServer<C>,
  request: FastifyRequest,
  reply: FastifyReply,
  search: string,
  context: () => Promise<C>,
): Promise<string> {
  const httpGraphQLRequest = toGraphQLRequest(request, search);
  const { status, headers, body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context,
  });
  for (const [name, value] of headers) reply.header(name, value);
  reply.code(status ?? 200);
  if (body.kind === 'complete') return body.string;
  throw new Error('answers in parts are not served');
}

/** Only these headers mean anything to the server; the others stay with us. */
const readHeaders = [
  'accept',
  'content-type',
  'apollo-require-preflight',
  'x-apollo-operation-name',
] as const;

/** What nearly every client sends, made once: JSON in, and JSON or anything out. */
const usualHeaders = new HeaderMap([['content-type', 'application/json']]);
const usualAccepts: ReadonlySet<unknown> = new Set([undefined, '*/*', 'application/json']);

function toGraphQLRequest(request: FastifyRequest, search: string): HTTPGraphQLRequest {
  const { method, body, headers } = request;
  if (headers['content-type'] === 'application/json' && usualAccepts.has(headers.accept))
    return { method, headers: usualHeaders, search, body };
  const read = new HeaderMap();
  for (const name of readHeaders) {
    const value = headers[name];
    if (typeof value === 'string') read.set(name, value);
  }
  return { method, headers: read, search, body };
}

function searchOf({ method, url }: FastifyRequest): string {
  const start = method === 'GET' ? url.indexOf('?') : -1;
  return start < 0 ? '' : url.slice(start);
}
