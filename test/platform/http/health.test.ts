import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { prometheusMetrics } from '../../../src/platform/graphql/server/index.js';
import { registerHealth } from '../../../src/platform/http/index.js';
import { makeServer } from './http-server.js';

it('lives, whatever it depends on', async () => {
  const { http } = makeServer();
  registerHealth(http, { ready: async () => ({ database: false }) });
  const answer = await http.inject('/healthz');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ status: 'ok' });
});

it('is ready when everything it needs works', async () => {
  const { http } = makeServer();
  const checks = { database: true, migrations: true };
  registerHealth(http, { ready: async () => checks });
  expect((await http.inject('/readyz')).statusCode).toBe(200);
  checks.database = false;
  const answer = await http.inject('/readyz');
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toEqual({
    status: 'not ready',
    checks: { database: false, migrations: true },
  });
});

it('tells what is worth knowing, and is ready all the same', async () => {
  const { http } = makeServer();
  const about = () => ({ paymentProviders: { sandbox: 'OPEN' } });
  registerHealth(http, { ready: async () => ({ database: true }), about });
  const answer = await http.inject('/readyz');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    status: 'ok',
    checks: { database: true },
    paymentProviders: { sandbox: 'OPEN' },
  });
});

it('is not ready when nobody can say', async () => {
  const { http } = makeServer();
  registerHealth(http, { ready: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.5')) });
  const answer = await http.inject('/readyz');
  expect(answer.statusCode).toBe(503);
  expect(answer.body).not.toContain('10.0.0.5');
});

it('shows its numbers to whoever has the token', async () => {
  const { http } = makeServer();
  const registry = new Registry();
  const metrics = prometheusMetrics(registry);
  registerHealth(http, { ready: async () => ({}), registry, metricsToken: 'scrape' });
  metrics.operation('http', 'query', 'ok', 12);
  metrics.socketOpened();
  metrics.socketOpened();
  metrics.socketClosed(4403);
  metrics.event();
  const denied = await http.inject('/metrics');
  expect(denied.statusCode).toBe(401);
  const { body } = await http.inject({
    url: '/metrics',
    headers: { authorization: 'Bearer scrape' },
  });
  expect(body).toContain(
    'graphql_operation_duration_seconds_count{transport="http",kind="query",outcome="ok"} 1',
  );
  expect(body).toContain('graphql_sockets 1');
  expect(body).toContain('graphql_sockets_closed_total{code="4403"} 1');
  expect(body).toContain('graphql_subscription_events_total 1');
  expect(body).toContain('nodejs_eventloop_lag_seconds');
});
