import { expect, it } from 'vitest';
import {
  defaultLimits,
  defaultSocketLimits,
  type SocketLimits,
} from '../../../src/platform/graphql/server/index.js';
import { type GraphServer, serveGraph } from './graph-server.js';
import { refusedUpgrade, SocketClient, until } from './socket-client.js';

function serve(sockets: Partial<SocketLimits>, more: object = {}): Promise<GraphServer> {
  return serveGraph({
    limits: { ...defaultLimits, rate: 'off', sockets: { ...defaultSocketLimits, ...sockets } },
    ...more,
  });
}

it('runs so many operations on one socket and no more, and keeps it open', async () => {
  await using server = await serve({ operationsPerSocket: 5 });
  const client = await SocketClient.connect(server.socketUrl);
  for (let id = 1; id <= 8; id++) client.subscribe(`${id}`, 'subscription { news { number } }');
  for (const id of ['6', '7', '8'])
    expect(await client.of(id)).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
  client.send({ id: '1', type: 'complete' });
  await until(() => server.desk.listeners.size === 4);
  client.subscribe('9', '{ hello }');
  expect(await client.of('9')).toMatchObject({ payload: { data: { hello: 'hello world' } } });
  await client.end();
});

it('ends a flood of messages, and serves the others', async () => {
  await using server = await serve({ messagesPerSecond: 1, messageBurst: 100 });
  const calm = await SocketClient.connect(server.socketUrl);
  const flood = await SocketClient.connect(server.socketUrl);
  for (let sent = 0; sent < 20_000; sent++) flood.send({ type: 'ping' });
  expect(await flood.closed).toMatchObject({ code: 1008 });
  expect(flood.messages.length).toBeLessThan(100);
  calm.send({ type: 'ping' });
  expect(await calm.next()).toEqual({ type: 'pong' });
  await calm.end();
});

it('counts the pings of the transport, too', async () => {
  await using server = await serve({ messagesPerSecond: 1, messageBurst: 50 });
  const flood = await SocketClient.connect(server.socketUrl);
  for (let sent = 0; sent < 1_000; sent++) flood.socket.ping();
  expect(await flood.closed).toMatchObject({ code: 1008 });
});

it('lets in so many sockets of one address, and so many in all', async () => {
  await using server = await serve({ socketsPerIp: 2, sockets: 3 }, { trustedProxies: 1 });
  const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });
  const first = await SocketClient.connect(server.socketUrl, {}, from('192.0.2.1'));
  await SocketClient.connect(server.socketUrl, {}, from('192.0.2.1'));
  expect(await refusedUpgrade(server.socketUrl, from('192.0.2.1'))).toBe(429);
  // What the caller writes itself stands further left than what the proxy appends.
  expect(await refusedUpgrade(server.socketUrl, from('198.51.100.7, 192.0.2.1'))).toBe(429);
  await SocketClient.connect(server.socketUrl, {}, from('192.0.2.2'));
  expect(await refusedUpgrade(server.socketUrl, from('192.0.2.3'))).toBe(503);
  await first.end();
  await SocketClient.connect(server.socketUrl, {}, from('192.0.2.1'));
});

it('closes 200 silent sockets, and keeps their number small for one address', async () => {
  await using server = await serve({ silentSocketsPerIp: 200, initTimeoutMs: 1_000 });
  const silent = await Promise.all(
    Array.from({ length: 200 }, () => SocketClient.open(server.socketUrl)),
  );
  expect(await refusedUpgrade(server.socketUrl)).toBe(429);
  const codes = await Promise.all(silent.map(async (client) => (await client.closed).code));
  expect(new Set(codes)).toEqual(new Set([4408]));
  await (await SocketClient.connect(server.socketUrl)).end();
});

it('keeps places for those who have signed in', async () => {
  await using server = await serve({ guestSockets: 1 });
  const guest = await SocketClient.connect(server.socketUrl);
  const another = await SocketClient.open(server.socketUrl);
  another.send({ type: 'connection_init' });
  expect(await another.closed).toMatchObject({ code: 1013 });
  await SocketClient.connect(server.socketUrl, { authorization: 'Bearer ada' });
  await guest.end();
  await SocketClient.connect(server.socketUrl);
});

it('pulls no more events for a reader that does not read, and lets it go', async () => {
  await using server = await serve({ stalledMs: 300 });
  const slow = await SocketClient.connect(server.socketUrl);
  const before = process.memoryUsage().rss;
  slow.socket.pause();
  slow.subscribe('1', 'subscription { ticks(to: 10000, bytes: 20000) { number padding } }');
  await until(() => server.desk.pulled > 0);
  await until(() => server.desk.ended === 1);
  // 200 MB were to be sent; what the kernel's own buffers take is all that was pulled.
  expect(server.desk.pulled).toBeLessThan(2_500);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  slow.socket.resume();
  expect(await slow.closed).toMatchObject({ code: expect.any(Number) });
});

it('sends everything to a reader that only pauses', async () => {
  await using server = await serve({});
  const client = await SocketClient.connect(server.socketUrl);
  client.socket.pause();
  client.subscribe('1', 'subscription { ticks(to: 1000, bytes: 5000) { number padding } }');
  await until(() => server.desk.pulled > 10);
  client.socket.resume();
  await client.next(({ type }) => type === 'complete');
  expect(client.messages).toHaveLength(1_000);
  expect(server.desk.ended).toBe(1);
  await client.end();
});

it('finds out that a peer is gone without a word', async () => {
  await using server = await serve({ keepAliveMs: 50 });
  const gone = await SocketClient.connect(server.socketUrl);
  gone.subscribe('1', 'subscription { news { number } }');
  await until(() => server.desk.listeners.size === 1);
  gone.socket.pause();
  await until(() => server.desk.listeners.size === 0);
});

it('lets in only pages of known origins', async () => {
  await using server = await serve({}, { allowedOrigins: ['https://shop.example'] });
  const from = (origin: string) => ({ headers: { origin } });
  expect(await refusedUpgrade(server.socketUrl, from('https://evil.example'))).toBe(403);
  expect(await refusedUpgrade(server.socketUrl, from('null'))).toBe(403);
  expect(await refusedUpgrade(server.socketUrl, from('https://shop.example.evil.example'))).toBe(
    403,
  );
  await SocketClient.connect(server.socketUrl, {}, from('https://shop.example'));
  await SocketClient.connect(server.socketUrl, {}, from(server.url.replace('/graphql', '')));
  expect(await refusedUpgrade(server.socketUrl.replace('/graphql', '/other'))).toBe(404);
});
