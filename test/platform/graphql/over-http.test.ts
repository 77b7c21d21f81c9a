import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphServer, serveGraph } from './graph-server.js';

let server: GraphServer;
beforeAll(async () => {
  server = await serveGraph();
});
afterAll(() => server[Symbol.asyncDispose]());

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({
    url: () => server.url,
    fetchFn: (url: string, init: RequestInit) =>
      fetch(url, { ...init, headers: { ...init?.headers, 'apollo-require-preflight': 'true' } }),
  });

  it('are at least 60 audits', () => expect(audits.length).toBeGreaterThanOrEqual(60));

  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result).toMatchObject({ status: 'ok' });
  });
});
