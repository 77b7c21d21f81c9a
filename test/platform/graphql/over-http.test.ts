import { gzipSync } from 'node:zlib';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, codesOf, type GraphServer, serveGraph } from './graph-server.js';

let server: GraphServer;
beforeAll(async () => {
  server = await serveGraph();
});
afterAll(() => server[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };

function expectCleanRefusal(answer: Answer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get('content-type')).toMatch(/json/);
  expect(answer.body.errors[0]?.message).toEqual(expect.any(String));
  expect(answer.text).not.toMatch(/node_modules|\bat \w+ \(|\/src\/|SyntaxError|FST_|stack/);
}

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({
    url: () => server.url,
    fetchFn: (url: string, init: RequestInit) =>
      fetch(url, { ...init, headers: { ...init?.headers, 'apollo-require-preflight': 'true' } }),
  });

  it('is held by at least 60 audits', () => expect(audits.length).toBeGreaterThanOrEqual(60));

  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

const malformed: [string, string][] = [
  ['nothing', ''],
  ['no JSON', 'hello'],
  ['half an object', '{"query":'],
  ['a comma too many', '{"query":"{hello}",}'],
  ['single quotes', "{'query':'{hello}'}"],
  ['null', 'null'],
  ['a number', '42'],
  ['a string', '"{hello}"'],
  ['true', 'true'],
  ['an empty list', '[]'],
  ['an empty object', '{}'],
  ['a list of operations', '[{"query":"{hello}"},{"query":"{hello}"}]'],
  ['no query', '{"variables":{}}'],
  ['an empty query', '{"query":""}'],
  ['a query of null', '{"query":null}'],
  ['a query that is an object', '{"query":{"kind":"Document"}}'],
  ['variables as text', '{"query":"{hello}","variables":"{}"}'],
  ['variables as a list', '{"query":"{hello}","variables":[]}'],
  ['an operation name that is a list', '{"query":"{hello}","operationName":[]}'],
  ['extensions as text', '{"query":"{hello}","extensions":"x"}'],
  ['a poisoned prototype', '{"query":"{hello}","__proto__":{"admin":true}}'],
  [
    'a hash instead of a query',
    '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}',
  ],
  ['a byte order mark inside', '{"query":\u0000"{hello}"}'],
  [
    'a body 100,000 levels deep',
    `{"query":"{hello}","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
  ],
  [
    'objects 15,000 levels deep',
    `{"query":"{hello}","variables":${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}}`,
  ],
];

describe('a request that makes no sense', () => {
  it.each(malformed)('is refused fast and without internals: %s', async (_name, body) => {
    const before = process.threadCpuUsage();
    const answer = await server.send(body, json);
    expect(process.threadCpuUsage(before).user).toBeLessThan(500_000);
    if (answer.status !== 200) return expectCleanRefusal(answer);
    expect(answer.body.data).toBeUndefined();
    expect(answer.body.errors).toHaveLength(1);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('is refused by its method: %s', async (method) => {
    const answer = await server.send('{"query":"{hello}"}', json, method);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, POST');
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['plain text', 'text/plain'],
    ['several parts', 'multipart/form-data; boundary=x'],
    ['XML', 'application/xml'],
    ['a broken type', 'application'],
    ['UTF-16', 'application/json; charset=utf-16'],
    ['Latin 1', 'application/json; charset="iso-8859-1"'],
  ])('is refused by its kind: %s', async (_name, type) => {
    expectCleanRefusal(await server.send('{"query":"{hello}"}', { 'content-type': type }));
  });

  it('is refused without a content type', async () => {
    expectCleanRefusal(await server.send(new TextEncoder().encode('{"query":"{hello}"}')));
  });

  it('is refused when it is larger than a body may be', async () => {
    const answer = await server.ask('{hello}', { name: 'x'.repeat(5_000_000) });
    expect(answer.status).toBe(413);
    expectCleanRefusal(answer);
  });

  it('is refused packed, so that no bomb is ever unpacked', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(20_000_000, ' ')));
    const before = process.threadCpuUsage();
    const answer = await server.send(bomb, { ...json, 'content-encoding': 'gzip' });
    expect(answer.status).toBe(415);
    expect(process.threadCpuUsage(before).user).toBeLessThan(500_000);
  });

  it('is not found at another address', async () => {
    const response = await fetch(`${server.url}/more`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
  });
});

describe('a page of another site', () => {
  const hello = '?query={hello}';

  it('cannot ask with a simple GET', async () => {
    const response = await fetch(server.url + hello);
    expect(response.status).toBe(400);
  });

  it('can ask with a header that a browser asks about first', async () => {
    const response = await fetch(server.url + hello, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await response.json()).toEqual({ data: { hello: 'hello world' } });
  });

  it('is told by CORS which origins may call', async () => {
    await using open = await serveGraph({ allowedOrigins: ['https://shop.example'] });
    const from = async (origin: string, method: string) =>
      (
        await fetch(open.url, {
          method,
          headers: { origin, ...json },
          ...(method === 'POST' ? { body: '{"query":"{hello}"}' } : {}),
        })
      ).headers.get('access-control-allow-origin');
    expect(await from('https://shop.example', 'OPTIONS')).toBe('https://shop.example');
    expect(await from('https://shop.example', 'POST')).toBe('https://shop.example');
    expect(await from('https://evil.example', 'OPTIONS')).toBeNull();
    expect(await from('https://evil.example', 'POST')).toBeNull();
  });
});

describe('a GET request', () => {
  const get = (search: string) =>
    fetch(`${server.url}?${search}`, { headers: { 'apollo-require-preflight': '1' } });

  it('never mutates', async () => {
    const response = await get('query=mutation{rename(id:"1",title:"x"){id}}');
    expect(response.status).toBe(405);
  });

  it('goes through the same gate, read in the same way', async () => {
    const deep = `{ author ${'{ books { nodes { author '.repeat(5)} { id } ${'} } }'.repeat(5)} }`;
    const response = await get(`query=${encodeURIComponent(deep)}`);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { reason: 'LIMIT' } }] });
    const card = await get(
      `query=query($name:String){hello(name:$name)}&variables={"name":"4111 1111 1111 1111"}`,
    );
    expect(await card.json()).toMatchObject({
      errors: [{ extensions: { reason: 'CARD_NUMBER' } }],
    });
    expect((await get('query={hello}&query={whoAmI}')).status).toBe(400);
    expect((await get('query={hello}&variables=[')).status).toBe(400);
  });
});

it('answers with data and errors as a success', async () => {
  const answer = await server.ask(
    '{ hello refused }',
    {},
    { accept: 'application/graphql-response+json' },
  );
  expect(answer.status).toBe(200);
  expect(answer.body.data).toEqual({ hello: 'hello world', refused: null });
  expect(codesOf(answer)).toEqual(['CONFLICT']);
});

it('names the operation that is missing, not what was asked for', async () => {
  const answer = await server.send(
    JSON.stringify({ query: 'query A { hello }', operationName: 'secret words' }),
    json,
  );
  expect(answer.text).not.toContain('secret');
  expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
});

it('refuses a subscription, and says where it is served', async () => {
  const answer = await server.ask('subscription { ticks(to: 1) { number } }');
  expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
  expect(answer.body.errors[0]?.message).toContain('WebSocket');
});
