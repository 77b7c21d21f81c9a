import type { IncomingMessage } from 'node:http';
import { type FastifyInstance, fastify } from 'fastify';
import type { Log } from '../log.js';
import { answerProblem, sendProblem } from './answer-problem.js';
import { clientIp } from './client-ip.js';
import { correlationIdOf } from './correlation-id.js';
import { headersOf } from './security-headers.js';
import { ServerLife } from './server-life.js';

declare module 'fastify' {
  interface FastifyInstance {
    readonly life: ServerLife;
    /** The address of whoever made a request, behind the proxies that are trusted. */
    clientIp(request: IncomingMessage): string;
  }
}

export interface HttpConfig {
  /** How many proxies stand in front, each of which appends to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  /** The largest body of a request, where a route does not say otherwise. */
  readonly bodyLimitBytes: number;
  /** Behind HTTPS: browsers are told to stay there. */
  readonly isSecure: boolean;
  readonly log: Log;
}

export const defaultHttpConfig: Omit<HttpConfig, 'log'> = {
  trustedProxies: 0,
  bodyLimitBytes: 256_000,
  isSecure: false,
};

/** The HTTP server that every route is put on. It is not listening yet. */
export function createHttpServer(config: HttpConfig): FastifyInstance {
  const { log } = config;
  const life = new ServerLife(log);
  const http = fastify({
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxies,
    bodyLimit: config.bodyLimitBytes,
    genReqId: correlationIdOf,
    requestIdHeader: false,
    logger: false,
    // Slow senders are let go; a request that has come in whole may take its time.
    requestTimeout: 30_000,
    http: { headersTimeout: 15_000 },
    keepAliveTimeout: 72_000,
    // While draining, what arrives on an open connection is still served.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (_error, _request, reply) => sendProblem(reply, 400),
  });
  http.decorate('life', life);
  http.decorate('clientIp', (request: IncomingMessage) => clientIp(request, config.trustedProxies));
  const headers = headersOf(config.isSecure);
  http.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-correlation-id', request.id);
    if (life.isDraining) reply.header('connection', 'close');
    done();
  });
  http.addHook('preClose', (done) => {
    life.beginDraining();
    done();
  });
  http.setErrorHandler((error: Error, request, reply) => answerProblem(error, request, reply, log));
  http.setNotFoundHandler((_request, reply) => sendProblem(reply, 404));
  return http;
}
