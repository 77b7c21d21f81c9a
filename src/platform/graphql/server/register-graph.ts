import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { allowOrigins } from '../../http/allow-origins.js';
import { Origins } from '../../http/origins.js';
import { Graph } from './graph.js';
import { serveOverHttp } from './http/graph-route.js';
import type { GraphServerOptions, Session } from './options.js';
import { RequestRates } from './request-rates.js';
import { serveSockets } from './sockets/serve-sockets.js';

/**
 * Serves a schema over HTTP and WebSocket on one path of an HTTP server. Sockets end with the server's
 * draining, and running requests with its closing.
 */
export async function registerGraph<S extends Session, C extends object>(
  http: FastifyInstance,
  options: GraphServerOptions<S, C>,
): Promise<void> {
  const graph = new Graph(options);
  const path = options.path ?? '/graphql';
  const origins = new Origins(options.allowedOrigins);
  const rates = new RequestRates(options.limits.rate);
  const serve: FastifyPluginAsync = async (scope) => {
    allowOrigins(scope, origins, path);
    await serveOverHttp(scope, graph, rates, path);
  };
  await http.register(serve);
  serveSockets(http, graph, rates, origins, path);
}
