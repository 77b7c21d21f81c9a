import type { FastifyInstance } from 'fastify';
import type { Origins } from './origins.js';

const requestHeaders = [
  'content-type',
  'authorization',
  'x-guest-token',
  'x-channel',
  'x-correlation-id',
  'apollo-require-preflight',
  'x-apollo-operation-name',
].join(', ');

const dayInSeconds = '86400';

/** Lets web pages of allowed origins call the routes of this scope (CORS). Cookies are never part of it. */
export function allowOrigins(scope: FastifyInstance, origins: Origins, path: string): void {
  scope.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (origin !== undefined) {
      reply.header('vary', 'Origin');
      if (origins.allows(request.headers))
        reply
          .header('access-control-allow-origin', origin)
          .header('access-control-expose-headers', 'x-correlation-id, retry-after');
    }
    done();
  });
  scope.options(path, (_request, reply) => {
    reply
      .code(204)
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', requestHeaders)
      .header('access-control-max-age', dayInSeconds)
      .send();
  });
}
