import { expect, it } from 'vitest';
import { defaultLimits, defaultRateLimits } from '../../../src/platform/graphql/server/index.js';
import { codesOf, serveGraph } from './graph-server.js';
import { SocketClient } from './socket-client.js';

const rate = (strangersPerMinute: number, refusedPerMinute: number) => ({
  limits: { ...defaultLimits, rate: { strangersPerMinute, refusedPerMinute } },
  trustedProxies: 1,
});

const from = (ip: string, token?: string) => ({
  'x-forwarded-for': ip,
  ...(token ? { authorization: `Bearer ${token}` } : {}),
});

it('asks strangers of one address to wait, and nobody else', async () => {
  await using server = await serveGraph(rate(5, 100));
  const ask = (headers: Record<string, string>) => server.ask('{ hello }', {}, headers);
  await ask(from('192.0.2.9'));
  for (let asked = 0; asked < 5; asked++) expect((await ask(from('192.0.2.1'))).status).toBe(200);
  const refused = await ask(from('192.0.2.1'));
  expect(refused.status).toBe(429);
  expect(codesOf(refused)).toEqual(['RATE_LIMITED']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask(from('192.0.2.2'))).status).toBe(200);
  expect((await ask(from('192.0.2.1', 'ada'))).status).toBe(200);
});

it('takes all addresses of one network of IPv6 for one caller', async () => {
  await using server = await serveGraph(rate(2, 100));
  const statuses = [];
  await server.ask('{ hello }', {}, from('192.0.2.9', 'ada'));
  for (const last of ['1', '2', '3'])
    statuses.push((await server.ask('{ hello }', {}, from(`2001:db8:1:2:${last}::1`))).status);
  expect(statuses).toEqual([200, 200, 429]);
});

it('slows down whoever tries tokens, over HTTP and socket alike', async () => {
  await using server = await serveGraph(rate(1_000, 3));
  const guess = () => server.ask('{ hello }', {}, from('192.0.2.1', 'wrong'));
  for (let tried = 0; tried < 3; tried++) expect((await guess()).status).toBe(401);
  expect((await guess()).status).toBe(429);
  expect((await server.ask('{ hello }', {}, from('192.0.2.2', 'wrong'))).status).toBe(401);
  const socket = await SocketClient.open(server.socketUrl, { headers: from('192.0.2.1') });
  socket.send({ type: 'connection_init', payload: { authorization: 'Bearer wrong' } });
  expect(await socket.closed).toMatchObject({ code: 1013 });
});

it('counts documents that are new for more than those that come again', async () => {
  await using server = await serveGraph(rate(12, 100));
  const ask = (query: string) => server.ask(query, {}, from('192.0.2.1'));
  expect((await ask('{ hello }')).status).toBe(200);
  expect((await ask('{ hello }')).status).toBe(200);
  expect((await ask(`{ ${'hello '.repeat(3_000)} }`)).status).toBe(400);
  expect((await ask('{ hello }')).status).toBe(200);
  expect((await ask('{ hello }')).status).toBe(429);
  const socket = await SocketClient.connect(server.socketUrl);
  for (let sent = 0; sent < 70; sent++) socket.subscribe(`${sent}`, `query Q${sent} { hello }`);
  expect(await socket.closed).toMatchObject({ code: 1008 });
});

it('is generous enough for a shop behind one address', () => {
  expect(defaultRateLimits.strangersPerMinute).toBeGreaterThanOrEqual(600);
});
