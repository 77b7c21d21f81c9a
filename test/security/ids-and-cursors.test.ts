import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCursor } from '../../src/platform/events/cursor.js';
import { gatewaySchema } from '../../src/schema.js';
import { answered } from '../support/journey.js';
import { withType } from './support/estates.js';
import { firstAnswer, idsOfOthers, operationNaming } from './support/naming.js';
import { type Neighbourhood, openNeighbourhood } from './support/neighbourhood.js';
import { nestedPlaces, type Place, rootFields, rootPlaces } from './support/schema-walk.js';
import { whoMay } from './support/who-may.js';
import { absentId } from './support/write-operation.js';

const schema = await gatewaySchema();
const every = [...rootPlaces(schema), ...nestedPlaces(schema)];

let here: Neighbourhood;
beforeAll(async () => {
  here = await openNeighbourhood();
  await openEndpoint();
});
afterAll(() => here.shop.close());

const encode = (text: string) => Buffer.from(text).toString('base64url');
const uuid = '01930000-0000-7000-8000-000000000000';

/** Texts that are no id of anything. */
const junk: readonly string[] = [
  '',
  'junk',
  uuid,
  'A'.repeat(5_000),
  encode(`Thing:${uuid}`),
  encode(`__proto__:${uuid}`),
  encode(`constructor:${uuid}`),
  encode(`hasOwnProperty:${uuid}`),
  encode('Order:1'),
  encode('Order:'),
  encode(`Order:${uuid}' or '1'='1`),
  encode(`Order:${uuid}\u0000`),
  encode(`order:${uuid}`),
  encode(`Order:${uuid.toUpperCase()}`),
  `${encode(`Order:${uuid}`)}==`,
  ` ${encode(`Order:${uuid}`)}`,
  '%00',
  '💳',
  ' \t\n',
  'a\u0000b',
  'a\ud800b',
  'a\u0007\u001b[31mb',
  'a\r\nSet-Cookie: b',
  "'; drop table cart; --",
  '\\',
  '%_%',
  '../../etc/passwd',
  '__proto__',
];

describe('an id that is none', () => {
  const places = every.filter(({ type }) => type.name === 'ID');

  it.each(places.map((place) => [place.name, place] as const))(
    'finds nothing, or is refused: %s',
    async (_name, place) => {
      const asker = whoMay(rootOf(place));
      await Promise.all(
        [...junk, ...idsOfOthers(here, place).map((id) => withType(id, 'Session'))].map(
          async (id) => {
            const operation = operationNaming(here, place, id, asker);
            const told = JSON.stringify(await firstAnswer(here, place, operation, asker));
            expect(told, id.slice(0, 60)).not.toMatch(/INTERNAL_SERVER_ERROR|"status":5/);
            expect(told, id.slice(0, 60)).not.toMatch(/"id":|invalid input syntax|uuid/);
          },
        ),
      );
    },
  );

  it('of a customer is not taken for everybody', async () => {
    const query = 'query ($id: ID) { orders(customerId: $id) { nodes { id } } }';
    for (const id of [...junk, absentId('Customer')]) {
      const { data } = await here.shop.ask(query, { id }, here.people['agent']);
      expect(data?.orders.nodes ?? [], id.slice(0, 60)).toEqual([]);
    }
  });

  it('of another type finds nothing', async () => {
    const { ids } = here.customers;
    const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const swapped = [
      withType(ids['Order'] ?? '', 'Cart'),
      withType(ids['Cart'] ?? '', 'Order'),
      withType(ids['Pickup'] ?? '', 'Shipment'),
      withType(ids['PaymentIntent'] ?? '', 'Customer'),
    ];
    const asked = await here.shop.ask(nodes, { ids: swapped }, here.people['agent']);
    expect(answered(asked)).toEqual(swapped.map(() => null));
    const cart = 'query ($id: ID!) { cart(id: $id) { id } }';
    expect(
      answered(await here.shop.ask(cart, { id: ids['Order'] }, here.people['agent'])),
    ).toBeNull();
  });

  it('is asked for with at most a hundred others', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const ids = Array.from({ length: 101 }, () => absentId('Order'));
    const { errors } = await here.shop.ask(query, { ids }, here.people['agent']);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

function rootOf({ kind, steps }: Place): string {
  return `${kind[0]?.toUpperCase()}${kind.slice(1)}.${steps[0].name}`;
}

/** Lists, each with what it must be told besides, and the first orders it can have. */
const lists: Readonly<Record<string, readonly object[]>> = {
  approvals: [{}, { state: 'WAITING' }],
  auditEntries: [{}],
  customers: [{}, { search: 'm' }],
  devices: [{}],
  disputes: [{}, { state: 'WON' }],
  messages: [{}, { states: ['SENT', 'DELIVERED', 'FAILED'] }],
  orders: [{}],
  products: [
    {},
    { sort: 'TITLE' },
    { sort: 'PRICE_ASC' },
    { sort: 'PRICE_DESC' },
    { sort: 'RELEVANCE', search: 'item' },
    { search: 'cap' },
  ],
  returnOrders: [{}],
  storeReservations: [{}],
  storeTasks: [{ states: ['PLANNED', 'ACCEPTED', 'READY'] }],
  stores: [{}, { near: { latitude: 45.7, longitude: 4.8 } }, { search: 'lyon' }],
  transfers: [{}, { direction: 'OUTGOING' }, { states: ['REQUESTED', 'IN_TRANSIT'] }],
  webhookEndpoints: [{}],
};
/** Lists of the work of one location. */
const ofAPlace = new Set(['storeReservations', 'storeTasks', 'transfers']);
const paged = rootFields(schema).filter(({ field }) =>
  field.args.some(({ name }) => name === 'after'),
);

describe('a page', () => {
  const kinds = Object.entries(lists).flatMap(([name, ways]) =>
    ways.map((way) => [name, way] as const),
  );

  it('is asked for in every list that the schema has', () => {
    const listed = paged.filter(({ kind }) => kind === 'query').map(({ field }) => field.name);
    expect(listed.sort()).toEqual(Object.keys(lists).sort());
  });

  it.each(kinds)('holds at most a hundred of %s, %j', async (name, way) => {
    for (const size of [-1, 101, 100_000, 2 ** 31 - 1, -(2 ** 31)])
      for (const direction of ['first', 'last'])
        expect(await codeOf(name, { ...way, [direction]: size })).toBe('BAD_USER_INPUT');
    for (const wrong of [
      { first: 1, last: 1 },
      { first: 1, before: 'x' },
      { last: 1, after: 'x' },
    ])
      expect(await codeOf(name, { ...way, ...wrong })).toBe('BAD_USER_INPUT');
    expect(await codeOf(name, { ...way, first: 0 })).toBeUndefined();
  });

  it.each(kinds)('begins at no forged cursor: %s, %j', async (name, way) => {
    for (const after of [
      ...junk.filter((text) => text !== ''),
      encode('[]'),
      encode('{}'),
      encode('["x"]'),
      encode('[["x"]]'),
    ])
      expect(await codeOf(name, { ...way, first: 1, after }), after.slice(0, 60)).toBe(
        'BAD_USER_INPUT',
      );
  });

  it.each(kinds)('begins at no cursor of another list: %s, %j', async (name, way) => {
    const own = await cursorOf(name, way);
    expect(await codeOf(name, { ...way, first: 1, after: own })).toBeUndefined();
    expect(await codeOf(name, { ...way, last: 1, before: own })).toBeUndefined();
    for (const [other, otherWay] of kinds) {
      const cursor = await cursorOnceOf(other, otherWay);
      if (orderIn(cursor) === orderIn(own)) continue;
      expect(await codeOf(name, { ...way, first: 1, after: cursor }), other).toBe('BAD_USER_INPUT');
    }
  });

  it.each(kinds)('begins at a cursor with odd values, or refuses it: %s, %j', async (name, way) => {
    const [order, ...keys] = partsOf(await cursorOf(name, way));
    for (const place of keys.keys())
      for (const odd of oddKeys) {
        const forged = encode(
          JSON.stringify([order, ...keys.with(place, odd as never)]).replaceAll('"1e400"', '1e400'),
        );
        const code = await codeOf(name, { ...way, first: 1, after: forged });
        expect([undefined, 'BAD_USER_INPUT'], `${JSON.stringify(odd)} at ${place}`).toContain(code);
      }
    const more = encode(JSON.stringify([order, ...keys, 'more']));
    expect(await codeOf(name, { ...way, first: 1, after: more })).toBe('BAD_USER_INPUT');
  });

  it.each(kinds)('is the same one forwards and backwards: %s, %j', async (name, way) => {
    const { edges } = await pageOf(name, { ...way, first: 100 });
    expect(edges.length).toBeGreaterThan(0);
    const last = edges.at(-1);
    const before = await pageOf(name, { ...way, last: 100, before: last.cursor });
    expect(before.edges).toEqual(edges.slice(0, -1));
  });
});

const oddKeys: readonly unknown[] = [
  null,
  true,
  {},
  [],
  '',
  'x'.repeat(400),
  'a\u0000b',
  '\ud800',
  '%',
  "'",
  0,
  -1,
  1.5,
  1e15,
  1e19,
  1e300,
  -1e300,
  '1e400',
  2 ** 53,
  uuid,
  uuid.toUpperCase(),
  '2026-01-14T09:00:00.000Z',
  '2026-02-30T00:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '1',
  'infinity',
];

const partsOf = (cursor: string): [string, ...unknown[]] =>
  JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
const orderIn = (cursor: string) => partsOf(cursor)[0];

const forAdmins = ['webhookEndpoints', 'approvals', 'auditEntries', 'devices'];

async function askPage(name: string, given: object) {
  const field = paged.find((each) => each.field.name === name)?.field;
  const args = {
    ...given,
    ...(ofAPlace.has(name) && { locationId: here.shop.locationIds['LYON'] }),
  };
  const declared = Object.keys(args).map(
    (key) => `$${key}: ${field?.args.find((each) => each.name === key)?.type}`,
  );
  const passed = Object.keys(args).map((key) => `${key}: $${key}`);
  const head = declared.length === 0 ? '' : `(${declared.join(', ')})`;
  const call = passed.length === 0 ? '' : `(${passed.join(', ')})`;
  const query = `query ${head} { ${name}${call} { edges { cursor node { id } } } }`;
  return here.shop.ask(query, args, here.people[forAdmins.includes(name) ? 'admin' : 'agent']);
}

async function codeOf(name: string, given: object): Promise<string | undefined> {
  return (await askPage(name, given)).errors?.[0]?.extensions.code;
}

async function pageOf(name: string, given: object) {
  return answered(await askPage(name, given));
}

const cursors = new Map<object, Promise<string>>();
/** As it was when it was first asked for. */
function cursorOnceOf(name: string, way: object): Promise<string> {
  const cursor = cursors.get(way) ?? cursorOf(name, way);
  cursors.set(way, cursor);
  return cursor;
}

async function cursorOf(name: string, way: object): Promise<string> {
  return (await pageOf(name, { ...way, first: 1 })).edges[0].cursor;
}

describe('the cursor of a stream', () => {
  const streams = rootFields(schema).filter(({ kind }) => kind === 'subscription');

  it.each(streams.map(({ field }) => [field.name, field] as const))(
    'belongs to that stream alone: %s',
    async (name, field) => {
      const place = every.find((each) => each.name === `Subscription.${name}(after)`);
      if (!place) throw new Error(`${name} takes no cursor`);
      const asker = whoMay(`Subscription.${name}`);
      const { ids } = here.customers;
      const foreign = ['Cart', 'Order', 'PaymentIntent'].map(
        (type) =>
          Buffer.from(ids[type] ?? '', 'base64url')
            .toString('utf8')
            .split(':')[1],
      );
      const cursors = [
        ...junk,
        ...foreign.flatMap((id) =>
          ['cart', 'order', 'payment', 'stock', 'store-tasks'].map((stream) =>
            toCursor(`${stream}:${id}`, 1.5),
          ),
        ),
        toCursor(`${name}:${uuid}`, 0),
        toCursor('', 0),
      ];
      expect(field.args.some(({ name: argument }) => argument === 'after')).toBe(true);
      await Promise.all(
        cursors.map(async (cursor) => {
          const operation = operationNaming(here, place, cursor, asker);
          const told = JSON.stringify(await firstAnswer(here, place, operation, asker));
          expect(told, cursor.slice(0, 60)).toContain('BAD_USER_INPUT');
        }),
      );
    },
  );
});

/** Where news of what does not happen here would be sent. */
async function openEndpoint(): Promise<void> {
  const query = `mutation ($input: RegisterWebhookEndpointInput!) {
    registerWebhookEndpoint(input: $input) { __typename }
  }`;
  const input = { url: 'https://93.184.215.14/', eventTypes: ['OrderHeld'] };
  const opened = answered(await here.shop.ask(query, { input }, here.people['admin']));
  expect(opened.__typename).toBe('RegisterWebhookEndpointPayload');
}
