import { Agent, get } from 'node:http';
import { expect, it } from 'vitest';
import { drain, registerHealth } from '../../../src/platform/http/index.js';
import { serveGraph } from '../graphql/graph-server.js';
import { refusedUpgrade, SocketClient, until } from '../graphql/socket-client.js';
import { listen, makeServer } from './http-server.js';

it('lets running requests end, says that it is not ready, and takes no new ones', async () => {
  const { http, logged } = makeServer();
  let finish: (() => void) | undefined;
  http.get('/slow', (_request, reply) => {
    finish = () => reply.send('done');
  });
  registerHealth(http, { ready: async () => ({ database: true }) });
  const { url } = await listen(http);
  const running = fetch(`${url}/slow`);
  await until(() => finish !== undefined);
  const ready = async () => (await fetch(`${url}/readyz`)).status;
  expect(await ready()).toBe(200);
  const drained = drain(http, { graceMs: 100, deadlineMs: 5_000 });
  expect(await ready()).toBe(503);
  await until(() => !http.server.listening);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  finish?.();
  const answer = await running;
  expect(await answer.text()).toBe('done');
  await drained;
  expect(logged.join()).not.toContain('cut off');
});

it('cuts off at the deadline what does not end', async () => {
  const { http, logged } = makeServer();
  let begun = false;
  http.get('/hangs', () => {
    begun = true;
    return new Promise(() => {});
  });
  const { url } = await listen(http);
  const hanging = fetch(`${url}/hangs`).then(
    () => 'answered',
    () => 'cut',
  );
  await until(() => begun);
  await drain(http, { deadlineMs: 100 });
  expect(await hanging).toBe('cut');
  expect(logged.join()).toContain('cut off');
});

it('fails no request of clients that go when they are told to', async () => {
  const { http } = makeServer();
  http.get('/', (_request, reply) => setTimeout(() => reply.send('done'), 2));
  const { port } = await listen(http);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = () =>
    new Promise<string>((resolve) => {
      get({ port, host: '127.0.0.1', agent }, (response) => {
        response.resume().on('end', () => resolve(`${response.headers.connection}`));
      }).on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
    });
  const outcomes: string[] = [];
  const client = async () => {
    while (outcomes.push(await ask()) && outcomes.at(-1) === 'keep-alive');
  };
  const clients = Array.from({ length: 8 }, client);
  await until(() => outcomes.length > 100);
  await Promise.all([drain(http, { graceMs: 200 }), ...clients]);
  agent.destroy();
  expect(new Set(outcomes)).toEqual(new Set(['keep-alive', 'close']));
});

it('closes sockets with 1001, after what runs on them has been answered', async () => {
  const server = await serveGraph();
  const idle = await SocketClient.connect(server.socketUrl);
  const listening = await SocketClient.connect(server.socketUrl);
  const busy = await SocketClient.connect(server.socketUrl);
  listening.subscribe('1', 'subscription { news { number } }');
  busy.subscribe('1', '{ slow(id: "a") }');
  await until(() => server.desk.waiting.has('a') && server.desk.listeners.size === 1);
  const drained = drain(server.http);
  expect(await idle.closed).toMatchObject({ code: 1001 });
  expect(await listening.closed).toMatchObject({ code: 1001 });
  await until(() => server.desk.listeners.size === 0);
  busy.subscribe('2', '{ hello }');
  expect(await busy.of('2')).toMatchObject({ payload: [{ extensions: { code: 'UNAVAILABLE' } }] });
  server.desk.waiting.get('a')?.();
  expect(await busy.of('1')).toMatchObject({ payload: { data: { slow: 'done' } } });
  expect(await busy.closed).toMatchObject({ code: 1001 });
  await drained;
});

it('answers the operation that is under way over HTTP', async () => {
  const server = await serveGraph();
  const running = server.ask('{ slow(id: "h") }');
  await until(() => server.desk.waiting.has('h'));
  const drained = drain(server.http);
  await until(() => !server.http.server.listening);
  server.desk.waiting.get('h')?.();
  expect((await running).body).toEqual({ data: { slow: 'done' } });
  await drained;
});

it('takes no new socket while it drains', async () => {
  const server = await serveGraph();
  const drained = drain(server.http, { graceMs: 200 });
  expect(await refusedUpgrade(server.socketUrl)).toBe(503);
  await drained;
});

it('closes hundreds of sockets, each told why', async () => {
  const server = await serveGraph();
  const sockets = await Promise.all(
    Array.from({ length: 300 }, () => SocketClient.connect(server.socketUrl)),
  );
  await drain(server.http, { deadlineMs: 5_000 });
  const codes = await Promise.all(sockets.map(async ({ closed }) => (await closed).code));
  expect(new Set(codes)).toEqual(new Set([1001]));
});
