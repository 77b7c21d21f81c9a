import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GraphQLError, getOperationAST, parse, validate } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, signWebhook, startSandbox } from '../../src/sandbox/index.js';
import { gatewaySchema } from '../../src/schema.js';
import { SocketClient } from '../platform/graphql/socket-client.js';
import { type Answer, askGraph, testSecrets } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';
import { encodings, holdsCard, otherTestCard, testCard } from './support/card-numbers.js';
import { dumpDatabase } from './support/database-dump.js';
import { type Door, openDoor, through } from './support/doors.js';
import { nestedPlaces, type Place, rootPlaces } from './support/schema-walk.js';
import { type Operation, operationAt } from './support/write-operation.js';

const schema = await gatewaySchema();
const texts = new Set(['String', 'ID', 'DateTime', 'IdempotencyKey', 'MinorUnits']);
const everyPlace = [...rootPlaces(schema), ...nestedPlaces(schema)];
const places = everyPlace.filter(({ type }) => texts.has(type.name));

let shop: StockedShop;
let sandbox: Sandbox;
let folder: string;
let door: Door;

beforeAll(async () => {
  shop = await given.shop();
  folder = await mkdtemp(join(tmpdir(), 'passerelle-books-'));
  sandbox = await startSandbox({ secretKey: testSecrets.sandboxKey, journalFile: journal() });
  door = await openDoor(shop, { sandboxUrl: sandbox.url, env: { WORKERS: '1' } });
});
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await sandbox.close();
  await rm(folder, { recursive: true });
  await shop.close();
});

const journal = () => join(folder, 'journal.jsonl');
const send = (query: string, variables: object, headers = {}) =>
  askGraph(door.url, query, variables, { headers });

function expectRefusal(answer: Answer, what: string): void {
  expect(answer.errors?.[0]?.extensions, what).toMatchObject({
    code: 'BAD_USER_INPUT',
    reason: 'CARD_NUMBER',
  });
  expect(answer.data, what).toBeUndefined();
  expect(holdsCard(JSON.stringify(answer)), `${what} repeats it`).toBe(false);
}

describe('the operations of this story', () => {
  it('would be valid without a card number', () => {
    expect(places.length).toBeGreaterThan(150);
    for (const place of places)
      for (const form of ['variable', 'literal'] as const)
        expect(mistakesIn(operationAt(place, harmless(place), { form })), place.name).toEqual([]);
  });
});

function harmless({ type }: Place): unknown {
  return type.name === 'MinorUnits' ? 100 : '2026-01-14T09:00:00.000Z';
}

function mistakesIn({ query, variables }: Operation): readonly GraphQLError[] {
  const document = parse(query);
  const invalid = validate(schema, document);
  const declared = getOperationAST(document)?.variableDefinitions ?? [];
  return invalid.concat(getVariableValues(schema, declared, variables).errors ?? []);
}

describe('a card number in any place of the schema', () => {
  const byField = Map.groupBy(places, ({ name }) => name.replace(/\(.*/, ''));
  it.each([...byField])('is refused and not repeated: %s', async (_field, itsPlaces) => {
    for (const place of itsPlaces) await tryEverySpelling(place);
  });
});

async function tryEverySpelling(place: Place): Promise<void> {
  const tries = Object.entries(encodings).flatMap(([spelling, write]) =>
    (['variable', 'literal'] as const).map((form) => ({ spelling, form, value: write(testCard) })),
  );
  await Promise.all(
    tries.map(async ({ spelling, form, value }) => {
      const { query, variables } = operationAt(place, value, { form });
      expectRefusal(await send(query, variables), `${place.name} as ${form} with ${spelling}`);
    }),
  );
}

describe('a card number where a number or a word of the schema is wanted', () => {
  const others = everyPlace.filter(({ type }) => !texts.has(type.name));
  it.each(others.map((place) => [place.name, place] as const))(
    'is refused: %s',
    async (_n, place) => {
      for (const value of [testCard, Number(testCard), Number(otherTestCard)])
        expectRefusal(await sendAt(place, value), place.name);
    },
  );

  async function sendAt(place: Place, value: unknown): Promise<Answer> {
    const { query, variables } = operationAt(place, value, { form: 'variable' });
    return send(query, variables);
  }
});

describe('a card number in other parts of a request', () => {
  const every = Object.entries(encodings);

  it.each(every)('is refused as the name of an operation, with %s', async (_spelling, write) => {
    const response = await fetch(`${door.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'query A { viewer { kind } }',
        operationName: write(testCard),
      }),
    });
    expectRefusal((await response.json()) as Answer, 'an operation name');
  });

  it.each(every)('is refused in the address of a GET, with %s', async (_spelling, write) => {
    const search = 'query ($search: String) { products(search: $search) { nodes { id } } }';
    for (const asked of [
      { query: search, variables: JSON.stringify({ search: write(testCard) }) },
      { query: 'query A { viewer { kind } }', operationName: write(testCard) },
      { query: `{ products(search: "${write(testCard)}") { nodes { id } } }` },
    ]) {
      const path = `${door.url}/graphql?${new URLSearchParams(asked)}`;
      const response = await fetch(path, { headers: { 'apollo-require-preflight': '1' } });
      expectRefusal((await response.json()) as Answer, path);
    }
  });

  it('is not repeated from parts that nobody reads', async () => {
    for (const [spelling, write] of every) {
      const card = write(testCard);
      const response = await fetch(`${door.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ viewer { kind } }',
          extensions: { persistedQuery: { version: 1, sha256Hash: card }, note: card },
          [card]: card,
        }),
      });
      expect(response.status).toBeLessThan(500);
      expect(holdsCard(await response.text()), spelling).toBe(false);
    }
  });

  it('is refused split over neighbours', async () => {
    const contact = { email: 'lea@example.org', firstName: '45395787', lastName: '63621486' };
    const query =
      'mutation ($input: CreateCartInput!) { createCart(input: $input) { __typename } }';
    expectRefusal(await send(query, { input: { contact } }), 'two names');
    const groups = ['4539', '5787', '6362', '1486'];
    const tags = 'query ($tags: [String!]) { products(tags: $tags) { nodes { id } } }';
    expectRefusal(await send(tags, { tags: groups }), 'a list of groups');
  });

  it('is not repeated from headers, the address or a body that cannot be read', async () => {
    for (const [spelling, write] of every) {
      const card = encodeURIComponent(write(testCard));
      const headers = Object.fromEntries(
        [
          'x-correlation-id',
          'x-guest-token',
          'x-channel',
          'accept-language',
          'user-agent',
          'origin',
        ]
          .map((name) => [name, card] as const)
          .concat([['authorization', `Bearer ${card}`]]),
      );
      const json = { 'content-type': 'application/json' };
      const answers = await Promise.all([
        fetch(`${door.url}/graphql`, {
          method: 'POST',
          headers: { ...headers, ...json },
          body: '{"query":"{ viewer { kind } }"}',
        }),
        fetch(`${door.url}/graphql?query={viewer{kind}}&card=${card}`, {
          headers: { ...headers, 'apollo-require-preflight': '1' },
        }),
        fetch(`${door.url}/graphql?query={viewer{kind}}&operationName=${card}`, {
          headers: { 'apollo-require-preflight': '1' },
        }),
        fetch(`${door.url}/${card}?card=${card}`, { headers }),
        fetch(`${door.url}/healthz?card=${card}`, { headers }),
        fetch(`${door.url}/playground/personas`, {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ persona: write(testCard) }),
        }),
        fetch(`${door.url}/graphql`, {
          method: 'POST',
          headers: json,
          body: `{"query": "${write(testCard)}`,
        }),
        fetch(`${door.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': card },
          body: '{}',
        }),
      ]);
      for (const answer of answers) {
        const told = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
        expect(holdsCard(decodeURIComponent(told)), `${answer.url} with ${spelling}`).toBe(false);
        expect(answer.status).toBeLessThan(500);
      }
    }
  });

  it('is refused over a socket, which stays open for the others', async () => {
    const client = await SocketClient.connect(door.socketUrl, {
      [testCard]: testCard,
      note: testCard,
    });
    const [place] = places.filter(({ kind }) => kind === 'subscription');
    if (!place) throw new Error('the schema has no subscription');
    for (const [spelling, write] of every) {
      for (const form of ['variable', 'literal'] as const) {
        const { query, variables } = operationAt(place, write(testCard), { form });
        client.subscribe(`${spelling} ${form}`, query, variables);
        const { payload } = await client.of(`${spelling} ${form}`);
        expectRefusal({ status: 0, data: undefined, errors: payload } as never, spelling);
      }
    }
    client.subscribe('last', '{ viewer { kind } }');
    expect((await client.of('last')).payload.data).toEqual({ viewer: { kind: 'GUEST' } });
    await client.end();
  });

  it('is taken out of what a provider tells', async () => {
    for (const write of Object.values(encodings)) {
      const card = write(testCard);
      const data = { note: card, [card]: 1, deep: [{ card: { number: card } }] };
      const body = JSON.stringify({ type: 'card.seen', data });
      expect(await tell(body, `evt_${randomUUID()}`)).toBe(200);
      expect(await tell(body, 'evt_1', 'v1,nonsense')).toBe(401);
    }
    for (const body of [
      `{"type": "${testCard}", "data": {}}`,
      `{"type": "card.seen", "data": ${testCard}}`,
      `not JSON ${testCard}`,
    ])
      expect(await tell(body, `evt_${randomUUID()}`)).toBeLessThan(500);
  });
});

async function tell(body: string, id: string, signature?: string): Promise<number> {
  const timestampSeconds = Math.floor(Date.now() / 1000);
  const [secret = ''] = testSecrets.sandboxWebhooks;
  const { status } = await fetch(`${door.url}/webhooks/sandbox`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signature ?? signWebhook(secret, { id, timestampSeconds, body }),
    },
  });
  return status;
}

describe('afterwards', () => {
  it('no card number is in any table, event, log or book', async () => {
    const here = through(door, shop);
    expect((await order(here, await fillCart(here))).__typename).toBe('PlaceOrderPayload');
    const dump = await dumpDatabase(shop.databaseUrl);
    expect(dump.get('public.event')).toContain('OrderConfirmed');
    expect(dump.get('public.provider_event')).toContain('[card number]');
    for (const [table, text] of dump) expect(holdsCard(text), table).toBe(false);
    expect(door.logged()).toContain('a webhook was not signed by its provider');
    expect(holdsCard(door.logged()), 'the log').toBe(false);
    expect(holdsCard(door.told()), 'what was handed to the logger').toBe(false);
    const booked = await readFile(journal(), 'utf8');
    expect(booked).toContain('EUR');
    expect(holdsCard(booked), 'the journal').toBe(false);
  });

  it('a number that had come through would have been found', async () => {
    await using other = await given.shop();
    const { cartId, as } = await fillCart(other);
    await other.app.gateway.database.pool.query('update cart set note = $1', [
      `card ${encodings['Arabic-Indic digits']?.(testCard)}`,
    ]);
    const seen = await other.ask('query ($id: ID!) { cart(id: $id) { note } }', { id: cartId }, as);
    expect(holdsCard(JSON.stringify(seen))).toBe(true);
    const dump = await dumpDatabase(other.databaseUrl);
    expect([...dump].filter(([, text]) => holdsCard(text)).map(([table]) => table)).toEqual([
      'public.cart',
    ]);
  });
});
