import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RequestError } from '../../../src/platform/graphql/server/index.js';
import { clientIp } from '../../../src/platform/http/client-ip.js';
import { httpProblem } from '../../../src/platform/http/index.js';
import { listen, makeServer, sendRaw } from './http-server.js';

const { http, logged } = makeServer({ bodyLimitBytes: 1_000, isSecure: true });
let url: string;
let port: number;
beforeAll(async () => {
  http.get('/fine', (request) => ({ ip: request.ip }));
  http.post('/fine', (request) => request.body);
  http.get('/fault', () => {
    throw new Error('relation "customer" does not exist at /srv/app/db.js:1');
  });
  http.get('/problem', () => {
    throw httpProblem(409, 'It was paid already.');
  });
  http.get('/refused', () => {
    throw new RequestError('UNAVAILABLE', 'The provider does not answer.');
  });
  ({ url, port } = await listen(http));
});
afterAll(() => http.close());

describe('every answer', () => {
  it.each(['/fine', '/fault', '/missing'])(
    'carries the headers that keep browsers safe: %s',
    async (path) => {
      const { headers } = await fetch(url + path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('strict-transport-security')).toContain('max-age');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    },
  );

  it('has a correlation id, the caller’s own where it fits', async () => {
    const idOf = async (given?: string) => {
      const headers = given === undefined ? {} : { 'x-correlation-id': given };
      return (await fetch(`${url}/fine`, { headers })).headers.get('x-correlation-id');
    };
    expect(await idOf('order-2026-0001')).toBe('order-2026-0001');
    expect(await idOf()).not.toBe(await idOf());
    for (const unfit of [
      'short',
      'a'.repeat(65),
      'has spaces in it',
      '<script>alert(1)</script>',
      '4111111111111111',
    ])
      expect(await idOf(unfit)).not.toBe(unfit);
  });
});

describe('a problem', () => {
  it.each([
    ['/missing', 404, 'NOT_FOUND', 'There is nothing here.'],
    ['/problem', 409, 'CONFLICT', 'It was paid already.'],
    ['/refused', 503, 'UNAVAILABLE', 'The provider does not answer.'],
    ['/%E0%A4%A', 400, 'BAD_USER_INPUT', 'The request cannot be read.'],
  ])('is told in the form of the graph: %s', async (path, status, code, message) => {
    const response = await fetch(url + path);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ errors: [{ message, extensions: { code } }] });
  });

  it('of ours is masked, and logged with the id that the caller has', async () => {
    const response = await fetch(`${url}/fault`);
    const correlationId = response.headers.get('x-correlation-id');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Internal server error',
          extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId },
        },
      ],
    });
    expect(logged.find((line) => line.includes(String(correlationId)))).toContain(
      'relation "customer"',
    );
  });

  it('with a body is told without the body', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(`${url}/fine`, { method: 'POST', body, headers: { 'content-type': type } });
    const large = await post(JSON.stringify('x'.repeat(2_000)));
    expect(large.status).toBe(413);
    const broken = await post('{"secret words":');
    expect(broken.status).toBe(400);
    expect(await broken.text()).not.toContain('secret');
    expect((await post('<a/>', 'text/xml')).status).toBe(415);
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a header without end', `GET /fine HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`],
    [
      'two lengths',
      'POST /fine HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
    ],
    [
      'length and chunks',
      'POST /fine HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
    ],
  ])('of the protocol ends the connection: %s', async (_name, bytes) => {
    expect(await sendRaw(port, bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it.each(['a b', '[', 'x:99999999', '@', ''])(
    'is not made of a strange host: "%s"',
    async (host) => {
      const answer = await sendRaw(
        port,
        `GET /fine HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 (200|4\d\d) /);
    },
  );
});

describe('the address of a caller', () => {
  const from = (forwarded: string | undefined, proxies: number) =>
    clientIp(
      {
        socket: { remoteAddress: '::ffff:10.0.0.1' },
        headers: { 'x-forwarded-for': forwarded },
      } as never,
      proxies,
    );

  it.each([
    [undefined, 0, '10.0.0.1'],
    ['198.51.100.1', 0, '10.0.0.1'],
    [undefined, 1, '10.0.0.1'],
    ['198.51.100.1', 1, '198.51.100.1'],
    ['1.2.3.4, 198.51.100.1', 1, '198.51.100.1'],
    ['1.2.3.4, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
    ['198.51.100.1', 5, '198.51.100.1'],
    ['2001:db8::1', 1, '2001:db8::1'],
  ])('in %s behind %i trusted proxies is %s', (forwarded, proxies, expected) => {
    expect(from(forwarded, proxies)).toBe(expected);
  });

  it('is the same for routes', async () => {
    const { http: behind } = makeServer({ trustedProxies: 1 });
    behind.get('/ip', (request) => request.ip);
    const answer = await behind.inject({
      url: '/ip',
      headers: { 'x-forwarded-for': '1.2.3.4, 198.51.100.1' },
    });
    expect(answer.body).toBe('198.51.100.1');
  });
});
