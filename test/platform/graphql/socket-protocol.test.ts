import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { defaultSocketLimits } from '../../../src/platform/graphql/server/index.js';
import { type GraphServer, serveGraph } from './graph-server.js';
import { SocketClient, until } from './socket-client.js';

let server: GraphServer;
beforeAll(async () => {
  server = await serveGraph({
    production: true,
    limits: { sockets: { ...defaultSocketLimits, initTimeoutMs: 200 } },
  });
});
afterAll(() => server[Symbol.asyncDispose]());

const connect = (params?: object) => SocketClient.connect(server.socketUrl, params);
const subscribe = { id: '1', type: 'subscribe', payload: { query: '{ hello }' } };

describe('graphql-transport-ws closes', () => {
  it('with 4406 what speaks another protocol', async () => {
    const client = await SocketClient.open(server.socketUrl, {}, '');
    expect(await client.closed).toMatchObject({ code: 4406 });
  });

  it('with 4408 what does not introduce itself in time', async () => {
    const client = await SocketClient.open(server.socketUrl);
    expect(await client.closed).toMatchObject({ code: 4408 });
  });

  it('with 4401 what asks before it is let in', async () => {
    const client = await SocketClient.open(server.socketUrl);
    client.send(subscribe);
    expect(await client.closed).toMatchObject({ code: 4401 });
  });

  it('with 4429 what introduces itself twice', async () => {
    const client = await connect();
    client.send({ type: 'connection_init' });
    expect(await client.closed).toMatchObject({ code: 4429 });
  });

  it('with 4403 what brings a token that is not good', async () => {
    const client = await SocketClient.open(server.socketUrl);
    client.send({ type: 'connection_init', payload: { authorization: 'Bearer wrong' } });
    expect(await client.closed).toMatchObject({ code: 4403 });
    expect(client.messages).toEqual([]);
  });

  it('with 4409 what uses an id twice', async () => {
    const client = await connect();
    client.subscribe('1', 'subscription { news { number } }');
    client.subscribe('1', 'subscription { news { number } }');
    expect(await client.closed).toMatchObject({ code: 4409 });
  });

  it.each([
    ['no JSON', 'hello'],
    ['an unknown type', { type: 'start' }],
    ['no type', { id: '1' }],
    ['a message of the server', { id: '1', type: 'next' }],
    ['no id', { type: 'subscribe', payload: { query: '{ hello }' } }],
    ['an empty id', { ...subscribe, id: '' }],
    ['a numeric id', { ...subscribe, id: 1 }],
    ['no payload', { id: '1', type: 'subscribe' }],
    ['no query', { id: '1', type: 'subscribe', payload: {} }],
    ['a query that is no text', { id: '1', type: 'subscribe', payload: { query: 1 } }],
    [
      'variables that are no object',
      { id: '1', type: 'subscribe', payload: { query: '{ hello }', variables: 'x' } },
    ],
    ['a list', '[]'],
    ['null', 'null'],
    ['100 kB of depth', '['.repeat(90_000)],
  ])('with 4400 what is no message: %s', async (_name, message) => {
    const client = await connect();
    client.send(message);
    expect(await client.closed).toMatchObject({ code: 4400 });
  });

  it('with 4400 what is binary', async () => {
    const client = await connect();
    client.socket.send(Buffer.from(JSON.stringify({ type: 'ping' })), { binary: true });
    expect(await client.closed).toMatchObject({ code: 4400 });
  });

  it('with 1009 what is too large', async () => {
    const client = await connect();
    client.subscribe('1', `{ hello } #${'x'.repeat(5_000_000)}`);
    expect(await client.closed).toMatchObject({ code: 1009 });
  });
});

describe('a socket', () => {
  it('answers ping with pong, before and after it is let in', async () => {
    const client = await SocketClient.open(server.socketUrl);
    client.send({ type: 'ping', payload: { at: 1 } });
    expect(await client.next()).toEqual({ type: 'pong', payload: { at: 1 } });
    client.send({ type: 'pong' });
    client.send({ type: 'connection_init' });
    expect(await client.next()).toEqual({ type: 'connection_ack' });
    client.send({ type: 'ping' });
    expect(await client.next()).toEqual({ type: 'pong' });
    await client.end();
  });

  it('answers queries and mutations with one next and complete', async () => {
    const client = await connect();
    client.subscribe('q', 'query($name: String) { hello(name: $name) }', { name: 'Ada' });
    expect(await client.of('q')).toMatchObject({
      type: 'next',
      payload: { data: { hello: 'hello Ada' } },
    });
    expect(await client.of('q')).toEqual({ id: 'q', type: 'complete' });
    client.subscribe('q', 'mutation { rename(id: "1", title: "New") { title } }');
    expect(await client.of('q')).toMatchObject({ payload: { data: { rename: { title: 'New' } } } });
    await client.end();
  });

  it('streams a subscription to its end, each event with a context of its own', async () => {
    const client = await connect({ authorization: 'Bearer ada' });
    for (let round = 0; round < 4; round++) {
      client.subscribe('s', 'subscription { ticks(to: 3) { number asks who } }');
      for (const number of [1, 2, 3])
        expect((await client.of('s')).payload).toEqual({
          data: { ticks: { number, asks: 1, who: 'ada' } },
        });
      expect(await client.of('s')).toEqual({ id: 's', type: 'complete' });
    }
    await client.end();
  });

  it('ends the source of a subscription that the client completes, or leaves', async () => {
    const client = await connect();
    const before = server.desk.ended;
    client.subscribe('1', 'subscription { news { number } }');
    client.subscribe('2', 'subscription { news { number } }');
    await until(() => server.desk.listeners.size === 2);
    client.send({ id: '1', type: 'complete' });
    await until(() => server.desk.ended === before + 1);
    for (const tell of server.desk.listeners) tell(7);
    expect(await client.next()).toMatchObject({
      id: '2',
      payload: { data: { news: { number: 7 } } },
    });
    await client.end();
    await until(() => server.desk.ended === before + 2);
    expect(server.desk.listeners.size).toBe(0);
  });

  it('works with the client library, and its headers may come as parameters', async () => {
    const client = createClient({
      url: server.socketUrl,
      webSocketImpl: WebSocket,
      connectionParams: {
        Authorization: 'Bearer eve',
        guestToken: 'g1',
        channel: 'TABLET',
        'accept-language': 'fr',
      },
    });
    const seen: unknown[] = [];
    for await (const { data } of client.iterate({ query: 'subscription { ticks(to: 2) { who } }' }))
      seen.push(data);
    expect(seen).toEqual([{ ticks: { who: 'eve' } }, { ticks: { who: 'eve' } }]);
    expect(server.seen.at(-1)).toMatchObject({
      authorization: 'Bearer eve',
      guestToken: 'g1',
      channel: 'TABLET',
      acceptLanguage: 'fr',
      ip: '127.0.0.1',
    });
    await client.dispose();
  });
});

describe('what is wrong with one operation', () => {
  const deep = `{ author ${'{ books { nodes { author '.repeat(5)}{ id }${' } } }'.repeat(5)} }`;

  it.each([
    ['bad syntax', '{ hello', {}, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ helo }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['too much depth', deep, {}, 'BAD_USER_INPUT'],
    ['too many tokens', `{ ${'hello '.repeat(2_000)} }`, {}, 'BAD_USER_INPUT'],
    [
      'a card number',
      'query($name: String) { hello(name: $name) }',
      { name: '4111 1111 1111 1111' },
      'BAD_USER_INPUT',
    ],
    ['a question about the schema', '{ __schema { types { name } } }', {}, 'FORBIDDEN'],
    ['no operation', 'fragment A on Query { hello }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ])('is told under its id, and the others go on: %s', async (_name, query, variables, code) => {
    const client = await connect();
    client.subscribe('news', 'subscription { news { number } }');
    await until(() => server.desk.listeners.size === 1);
    client.subscribe('bad', query, variables);
    const told = await client.of('bad');
    expect(told).toMatchObject({ type: 'error', payload: [{ extensions: { code } }] });
    expect(JSON.stringify(told)).not.toMatch(/Did you mean|4111/);
    for (const tell of server.desk.listeners) tell(1);
    expect(await client.of('news')).toMatchObject({ payload: { data: { news: { number: 1 } } } });
    await client.end();
    await until(() => server.desk.listeners.size === 0);
  });

  it('is told without values or the inside', async () => {
    const client = await connect();
    client.subscribe('v', 'subscription($to: Int!) { ticks(to: $to) { number } }', {
      to: 'Tr0ub4dor',
    });
    const wrong = await client.of('v');
    expect(wrong.payload.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(JSON.stringify(wrong)).not.toContain('Tr0ub4dor');
    client.subscribe('f', '{ fault }');
    const fault = await client.of('f');
    expect(fault.payload.errors[0]).toMatchObject({
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: expect.any(String) },
    });
    client.subscribe('m', 'subscription { mine(secret: "theirs") { number } }');
    expect((await client.of('m')).payload.errors[0]).toMatchObject({
      message: 'There is no such stream.',
      extensions: { code: 'NOT_FOUND' },
    });
    await client.end();
  });

  it('does not keep the schema from those who may ask', async () => {
    const client = await connect({ authorization: 'Bearer partner' });
    client.subscribe('s', '{ __schema { queryType { name } } }');
    expect((await client.of('s')).payload.data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
    await client.end();
  });
});
