import { timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { httpProblem } from './problem.js';

interface HealthOptions {
  /** What must work for the server to be of use, by name: the database, the migrations. */
  readonly ready: () => Promise<Readonly<Record<string, boolean>>>;
  /** What else is worth knowing at `/readyz`; it does not decide whether the server can serve. */
  readonly about?: () => Readonly<Record<string, unknown>>;
  /** The numbers to show at `/metrics`; those of the process are added. */
  readonly registry?: Registry;
  /** Where it is set, `/metrics` wants it as a bearer token. */
  readonly metricsToken?: string;
}

const readyTimeoutMs = 2_000;

/**
 * `/healthz`: the process lives. `/readyz`: it can serve, 503 while it cannot or is being stopped.
 * `/metrics`: its numbers, for Prometheus.
 */
export function registerHealth(http: FastifyInstance, options: HealthOptions): void {
  http.get('/healthz', () => ({ status: 'ok' }));

  http.get('/readyz', async (_request, reply) => {
    const checks = http.life.isDraining ? { draining: false } : await checksOf(options);
    const isReady = Object.values(checks).every(Boolean);
    const status = isReady ? 'ok' : 'not ready';
    return reply.code(isReady ? 200 : 503).send({ status, checks, ...options.about?.() });
  });

  const registry = options.registry ?? new Registry();
  collectDefaultMetrics({ register: registry });
  http.get('/metrics', async (request, reply) => {
    if (!mayRead(request.headers.authorization, options.metricsToken))
      throw httpProblem(401, 'The metrics are not public.');
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** A check that fails or hangs is a no, not an error. */
async function checksOf({ ready }: HealthOptions): Promise<Readonly<Record<string, boolean>>> {
  const late = wait(readyTimeoutMs, { inTime: false }, { ref: false });
  return Promise.race([ready().catch(() => ({ ready: false })), late]);
}

function mayRead(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return true;
  const expected = Buffer.from(`Bearer ${token}`);
  const given = Buffer.from(authorization ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
