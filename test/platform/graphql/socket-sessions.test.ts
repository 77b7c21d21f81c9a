import { expect, it } from 'vitest';
import { defaultLimits, defaultSocketLimits } from '../../../src/platform/graphql/server/index.js';
import { type GraphServer, serveGraph } from './graph-server.js';
import { SocketClient, until } from './socket-client.js';

function serve(sessionCheckMs: number, expiresInMs?: number): Promise<GraphServer> {
  const sockets = { ...defaultSocketLimits, sessionCheckMs };
  return serveGraph({
    limits: { ...defaultLimits, rate: 'off', sockets },
    ...(expiresInMs === undefined ? {} : { expiresInMs }),
  });
}

const news = 'subscription { news { number } }';

it('asks by default often enough to end a revoked session within 30 s', () => {
  expect(defaultSocketLimits.sessionCheckMs).toBeLessThanOrEqual(15_000);
});

it('ends when the token runs out, and sends nothing after', async () => {
  await using server = await serve(60_000, 1_000);
  const client = await SocketClient.connect(server.socketUrl, { authorization: 'Bearer ada' });
  const connectedAt = Date.now();
  client.subscribe('1', news);
  await until(() => server.desk.listeners.size === 1);
  const toldAt: number[] = [];
  const telling = setInterval(() => {
    for (const tell of server.desk.listeners) tell(toldAt.length);
    toldAt.push(Date.now());
  }, 5);
  expect(await client.closed).toMatchObject({ code: 4403 });
  clearInterval(telling);
  const last = client.messages.at(-1)?.payload.data?.['news']?.['number'] as number;
  expect(toldAt[last]).toBeLessThanOrEqual(connectedAt + 1_050);
  await until(() => server.desk.listeners.size === 0);
});

it('ends when the session is revoked, for its owner alone', async () => {
  await using server = await serve(50);
  const ada = await SocketClient.connect(server.socketUrl, { authorization: 'Bearer ada' });
  const eve = await SocketClient.connect(server.socketUrl, { authorization: 'Bearer eve' });
  for (const client of [ada, eve]) client.subscribe('1', news);
  await until(() => server.desk.listeners.size === 2);
  server.revoked.add('ada');
  expect(await ada.closed).toMatchObject({ code: 4403 });
  for (const tell of server.desk.listeners) tell(1);
  expect(await eve.next()).toMatchObject({ payload: { data: { news: { number: 1 } } } });
  expect(ada.messages).toEqual([]);
  await eve.end();
});

it('is asked to come again when nobody can say whether it is still good', async () => {
  await using server = await serve(30);
  const client = await SocketClient.connect(server.socketUrl, { authorization: 'Bearer ada' });
  server.revoked.add('unknown');
  expect(await client.closed).toMatchObject({ code: 1013 });
  expect(server.logged()).toContain('still valid');
});

it('is asked to come again when nobody can say who it is', async () => {
  await using server = await serve(60_000);
  const client = await SocketClient.open(server.socketUrl);
  client.send({ type: 'connection_init', payload: { authorization: 'Bearer unlucky' } });
  const closed = await client.closed;
  expect(closed).toMatchObject({ code: 1013 });
  expect(closed.reason).not.toContain('ECONN');
});
