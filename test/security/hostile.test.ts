import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SocketClient } from '../platform/graphql/socket-client.js';
import { type Asking, askGraph } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { bombs } from './support/bombs.js';
import { type Door, openDoor, productionEnv } from './support/doors.js';

let shop: StockedShop;
let door: Door;

beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
  door = await openDoor(shop, { env: productionEnv });
});
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await shop.close();
});

const as = async (persona: string): Promise<Asking> =>
  persona === 'stranger' ? {} : { token: await shop.tokenOf(persona) };
const ask = (query: string, variables = {}, who: Asking = {}) =>
  askGraph(door.url, query, variables, who);
const json = { 'content-type': 'application/json' };

async function connect(who: Asking): Promise<SocketClient> {
  return SocketClient.connect(door.socketUrl, {
    ...(who.token && { authorization: `Bearer ${who.token}` }),
  });
}

async function send(method: string, path: string, headers = {}, body: string | null = null) {
  const response = await fetch(`${door.url}${path}`, { method, headers, body });
  const text = await response.text();
  return { status: response.status, text };
}

/** What this thread has computed: the gateway's part and the client's. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

describe('a document that would take too much', () => {
  it.each(Object.entries(bombs))('is refused in a moment: %s', async (_name, query) => {
    let best = Number.POSITIVE_INFINITY;
    // The first runs are slow because their code is new.
    for (let run = 0; run < 4 && best >= 50; run += 1) {
      const start = cpuMs();
      const { status, data, errors } = await ask(query);
      best = Math.min(best, cpuMs() - start);
      expect(status).toBe(400);
      expect(data).toBeUndefined();
      expect(errors).toHaveLength(1);
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'LIMIT' });
    }
    expect(best).toBeLessThan(50);
  });

  it('is refused on a socket as well, which goes on for the others', async () => {
    const client = await connect({});
    for (const [name, query] of Object.entries(bombs)) {
      // Frames of this size close a socket.
      if (query.length > 90_000) continue;
      client.subscribe(name, query);
      expect(await client.of(name), name).toMatchObject({
        type: 'error',
        payload: [{ extensions: { code: 'BAD_USER_INPUT', reason: 'LIMIT' } }],
      });
    }
    client.subscribe('after', '{ viewer { kind } }');
    expect((await client.of('after')).payload.data).toEqual({ viewer: { kind: 'GUEST' } });
    await client.end();
  });

  it('is no less refused for the people of the shop', async () => {
    const admin = await as('admin');
    for (const [name, query] of Object.entries(bombs)) {
      const { errors } = await ask(query, {}, admin);
      expect(errors?.[0]?.extensions, name).toMatchObject({ reason: 'LIMIT' });
    }
  });

  it('is refused where only its variables make it large', async () => {
    const list = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { errors } = await ask(list, { ids: Array.from({ length: 6_000 }, () => 'x') });
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'LIMIT' });
    const page = /* GraphQL */ `query ($first: Int) {
      products(first: $first) { nodes { variants { stock(first: $first) { band location { id } } } } }
    }`;
    expect((await ask(page, { first: 5 })).errors).toBeUndefined();
    const large = await ask(page, { first: 100 });
    expect(large.errors?.[0]?.extensions).toMatchObject({ reason: 'LIMIT' });
  });
});

describe('a request of another form', () => {
  const mutation = 'mutation { signOut(input: {}) { __typename } }';

  it('is one operation, never a list of them', async () => {
    const body = JSON.stringify([
      { query: '{ viewer { kind } }' },
      { query: '{ viewer { kind } }' },
    ]);
    const { status, text } = await send('POST', '/graphql', json, body);
    expect(status).toBe(400);
    expect(text).not.toContain('GUEST');
  });

  it('changes nothing by GET', async () => {
    const path = `/graphql?query=${encodeURIComponent(mutation)}`;
    for (const headers of [{}, { 'apollo-require-preflight': '1' }, json]) {
      const { status, text } = await send('GET', path, headers);
      expect([400, 405]).toContain(status);
      expect(text).not.toContain('SignOutPayload');
    }
  });

  it('does not read what another site can send without asking', async () => {
    const query = '/graphql?query={viewer{kind}}';
    expect(await send('GET', query)).toMatchObject({ status: 400 });
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/plain',
      '',
    ]) {
      const body = type.includes('urlencoded')
        ? 'query={viewer{kind}}'
        : '{"query":"{viewer{kind}}"}';
      const { status, text } = await send('POST', '/graphql', { 'content-type': type }, body);
      expect([400, 415], type).toContain(status);
      expect(text).not.toMatch(/GUEST|node_modules|\.ts:/);
    }
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('is not answered to %s', async (method) => {
    expect(await send(method, '/graphql', json, '{"query":"{viewer{kind}}"}')).toMatchObject({
      status: 405,
    });
  });

  it.each([
    '',
    'null',
    '[]',
    '"x"',
    '{',
    '{"query": 1}',
    '{"query": {}}',
    '{"query": "{ viewer { kind } }", "variables": "x"}',
  ])('is refused without a word of the inside: %s', async (body) => {
    const { status, text } = await send('POST', '/graphql', json, body);
    expect(status).toBe(400);
    expect(text).not.toMatch(/node_modules|\.[jt]s:|Error:|at \w/);
  });
});

describe('questions about the schema in production', () => {
  const questions = [
    getIntrospectionQuery(),
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Order") { fields { name } } }',
    '{ viewer { kind } ...F } fragment F on Query { hidden: __schema { types { name } } }',
  ];

  it.each(['stranger', 'customer', 'associate', 'device'])(
    'are not answered to: %s',
    async (persona) => {
      const who = await as(persona);
      const client = await connect(who);
      for (const [place, question] of questions.entries()) {
        const { status, data, errors } = await ask(question, {}, who);
        expect(status).toBe(403);
        expect(data).toBeUndefined();
        expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
        client.subscribe(`${place}`, question);
        expect(await client.of(`${place}`)).toMatchObject({
          type: 'error',
          payload: [{ extensions: { code: 'FORBIDDEN' } }],
        });
      }
      await client.end();
    },
  );

  it.each(['partner', 'agent', 'supervisor', 'admin'])('are answered to: %s', async (persona) => {
    const who = await as(persona);
    const client = await connect(who);
    for (const [place, question] of questions.entries()) {
      expect((await ask(question, {}, who)).errors).toBeUndefined();
      client.subscribe(`${place}`, question);
      expect(await client.of(`${place}`)).toMatchObject({ type: 'next', payload: { data: {} } });
    }
    await client.end();
  });

  const mistakes: readonly (readonly [string, object?])[] = [
    ['{ viewr { kind } }'],
    ['{ viewer { kin } }'],
    ['{ products(frst: 1) { nodes { id } } }'],
    ['{ products(sort: NEWESTT) { nodes { id } } }'],
    ['{ node(id: "x") { ... on Ordr { id } } }'],
    ['mutation { placeOrder(input: { cartIdd: "x" }) { __typename } }'],
    ['query ($sort: ProductSort) { products(sort: $sort) { nodes { id } } }', { sort: 'NEWESTT' }],
    [
      'query ($p: PriceRangeInput) { products(priceRange: $p) { nodes { id } } }',
      { p: { minMinr: 1 } },
    ],
  ];

  it('are not answered by suggestions either', async () => {
    const client = await connect({});
    for (const [query, variables = {}] of mistakes) {
      const { data, errors } = await ask(query, variables);
      expect(data).toBeUndefined();
      client.subscribe(query, query, variables);
      const told = JSON.stringify([errors, await client.of(query)]);
      expect(told, query).not.toMatch(
        /did you mean|"viewer"|"kind"|"first"|"NEWEST"|"Order"|cartId"|minMinor/i,
      );
    }
    await client.end();
    const { errors } = await ask('{ viewr { kind } }', {}, await as('partner'));
    expect(errors?.[0]?.message).toContain('Did you mean');
  });

  it('are not answered by a page', async () => {
    expect((await send('GET', '/playground')).status).toBe(404);
    expect((await send('GET', '/graphql', { accept: 'text/html' })).status).toBe(400);
    const body = JSON.stringify({ persona: 'admin' });
    expect((await send('POST', '/playground/personas', json, body)).status).toBe(404);
  });
});

describe('guesses', () => {
  it('count one by one, however many are in a request', async () => {
    await using strict = await openDoor(shop, { env: { ...productionEnv, RATE_LIMITS: 'true' } });
    const guess = (at: number) =>
      `g${at}: signIn(input: { email: "customer@example.org", password: "guess ${at}" }) { __typename }`;
    const query = `mutation { ${Array.from({ length: 20 }, (_, at) => guess(at)).join(' ')} }`;
    const { data, errors } = await askGraph(strict.url, query, {}, {});
    expect(data).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED']);
    const again = await askGraph(strict.url, `mutation { ${guess(0)} }`, {}, {});
    expect(again.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
  });
});

describe('a fault', () => {
  it('shows nothing of the inside, over HTTP and on a socket', async () => {
    const { pool } = shop.app.gateway.database;
    await pool.query('alter table category rename to mislaid');
    try {
      const answer = await ask('{ viewer { kind } categories { id name } }');
      const client = await connect({});
      client.subscribe('1', '{ viewer { kind } categories { id name } }');
      const { payload } = await client.of('1');
      await client.end();
      for (const errors of [answer.errors, payload.errors]) {
        const [error] = errors ?? [];
        expect(error).toMatchObject({
          message: 'Internal server error',
          path: ['categories'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: expect.any(String) },
        });
        expect(JSON.stringify(errors)).not.toMatch(
          /\b(relation|select|category|mislaid|pg)\b|\.ts/i,
        );
        expect(door.logged()).toContain(error?.extensions['correlationId'] as string);
      }
      expect(door.logged()).toContain('relation');
    } finally {
      await pool.query('alter table mislaid rename to category');
    }
    expect((await ask('{ categories { id name } }')).errors).toBeUndefined();
  });
});
