import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/schema.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { dumpDatabase } from './support/database-dump.js';
import { firstAnswer, operationNaming } from './support/naming.js';
import { type Neighbourhood, openNeighbourhood } from './support/neighbourhood.js';
import { nestedPlaces, type Place, rootPlaces } from './support/schema-walk.js';
import { whoMay } from './support/who-may.js';

const schema = await gatewaySchema();
/** Where words are written; what is written where an id belongs is told of elsewhere. */
const places = [...rootPlaces(schema), ...nestedPlaces(schema)].filter(({ type }) =>
  ['String', 'IdempotencyKey'].includes(type.name),
);

let here: Neighbourhood;
beforeAll(async () => {
  here = await openNeighbourhood();
});
afterAll(() => here.shop.close());

/** Texts that nobody types, and that a database or a page may stumble over. */
const oddTexts: Readonly<Record<string, string>> = {
  empty: '',
  blank: ' \t\n',
  '10,000 characters': 'x'.repeat(10_000),
  '5,000 characters of four bytes': '😀'.repeat(5_000),
  'a zero character': 'a\u0000b',
  'half of a pair': 'a\ud800b',
  'the other half': '\udc00',
  'control characters': 'a\u0007\u001b[31mb',
  'a line break': 'a\r\nSet-Cookie: b',
  'writing turned round': 'abc\u202edef',
  'an apostrophe and a comment': "'; drop table cart; --",
  'a backslash': '\\',
  wildcards: '%_%',
  'a template': '#{7*7} {{7*7}}',
  'a path': '../../etc/passwd',
  'a prototype': '__proto__',
};

describe('a text that nobody types', () => {
  it.each(places.map((place) => [place.name, place] as const))(
    'is kept or refused, and is no fault: %s',
    async (_name, place) => {
      const read = Object.entries(oddTexts).filter(([, text]) => isRead(place, text));
      await Promise.all(read.map(([what, text]) => tryText(place, what, text)));
    },
  );

  /** A key of other characters is refused before anybody reads it, wherever it is written. */
  function isRead({ type }: Place, text: string): boolean {
    try {
      type.parseValue(text);
      return true;
    } catch {
      return false;
    }
  }

  async function tryText(place: Place, what: string, text: string): Promise<void> {
    const told = await telling(place, text);
    expect(told, `${what} in ${place.name}`).not.toMatch(/INTERNAL_SERVER_ERROR|"status":5/);
    expect(told, `${what} in ${place.name}`).not.toMatch(
      /\b(select|insert|update) .* (from|into|set)\b|node_modules|invalid byte/i,
    );
  }
});

/** All that is said to whoever brings a text to a place. */
async function telling(place: Place, text: string): Promise<string> {
  const asker = whoMay(rootOf(place));
  const operation = operationNaming(here, place, text, asker);
  return JSON.stringify(await firstAnswer(here, place, operation, asker));
}

/** What people write for each other, and how long it may be. */
const freeTexts: readonly (readonly [string, number])[] = [
  ['Mutation.createCart(input.note)', 500],
  ['Mutation.setCartNote(input.note)', 500],
  ['Mutation.createCart(input.contact.firstName)', 100],
  ['Mutation.setCartContact(input.contact.firstName)', 100],
  ['Mutation.setCartContact(input.contact.lastName)', 100],
  ['Mutation.setCartContact(input.contact.email)', 254],
  ['Mutation.setCartContact(input.contact.phone)', 40],
  ['Mutation.setCartAddresses(input.shippingAddress.name)', 100],
  ['Mutation.setCartAddresses(input.shippingAddress.company)', 100],
  ['Mutation.setCartAddresses(input.shippingAddress.line1)', 100],
  ['Mutation.setCartAddresses(input.shippingAddress.line2)', 100],
  ['Mutation.setCartAddresses(input.shippingAddress.city)', 100],
  ['Mutation.setCartAddresses(input.shippingAddress.region)', 100],
  ['Mutation.setCartAddresses(input.billingAddress.name)', 100],
  ['Mutation.saveAddress(input.address.name)', 100],
  ['Mutation.saveAddress(input.label)', 40],
  ['Mutation.signUp(input.firstName)', 100],
  ['Mutation.signUp(input.lastName)', 100],
  ['Mutation.cancelOrder(input.reason)', 500],
  ['Mutation.rejectFulfilment(input.reason)', 500],
  ['Mutation.adjustStock(input.reason)', 200],
  ['Mutation.announceArrival(input.bay)', 20],
  ['Mutation.shipOrder(input.trackingCode)', 60],
  ['Mutation.placeOrder(input.returnUrl)', 2_000],
  ['Mutation.placeOrder(input.paymentMethodToken)', 200],
];

const refused = /BAD_USER_INPUT|InvalidContact|InvalidAddress|InvalidPaymentToken/;

describe('what people write', () => {
  it.each(freeTexts)('is refused where it cannot be kept: %s', async (name, most) => {
    const place = places.find((each) => each.name === name);
    if (!place) throw new Error(`the schema has no ${name}`);
    for (const text of ['x'.repeat(most + 1), 'a\u0000b', 'a\ud800b', '\udc00'])
      expect(await telling(place, text), JSON.stringify(text.slice(0, 5))).toMatch(refused);
    if (!/email|phone|returnUrl|Token/.test(name))
      expect(await telling(place, 'x'.repeat(most)), 'as long as may be').not.toMatch(refused);
  });

  it.each(['Query.products(search)', 'Query.stores(search)'])(
    'is refused where nobody searches for so much: %s',
    async (name) => {
      const place = places.find((each) => each.name === name);
      if (!place) throw new Error(`the schema has no ${name}`);
      expect(await telling(place, 'x'.repeat(201))).toContain('BAD_USER_INPUT');
    },
  );
});

/** Scripts that are written from the right, characters of four bytes, and several that are shown as one. */
const written = 'שלום ‫مرحبا‬ 𠮷野家 👩‍👩‍👧‍👦 ñ <b>&amp;</b> =1+1 %_\\';
const short = 'א👩‍👧𠮷 %_\\';

describe('what people write in any script', () => {
  const run = async (query: string, input: object, who: string) =>
    answered(
      await here.shop.ask(
        query,
        { input: { idempotencyKey: freshKey(), ...input } },
        here.people[who],
      ),
    );
  const call = (name: string, input: string) =>
    `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on UserError { message } } }`;

  it('is kept to the letter, wherever it goes', async () => {
    const { shop, people } = here;
    const cart = await fillCart(shop, {}, people['customer']);
    const addressed = await run(
      /* GraphQL */ `mutation ($input: CreateCartInput!) { createCart(input: $input) {
        ... on CreateCartPayload { cart { note contact { lastName } shippingAddress { line1 } } } } }`,
      {
        idempotencyKey: undefined,
        note: written,
        contact: { email: 'lea@example.org', firstName: 'Léa', lastName: short },
        shippingAddress: { name: short, line1: short, postalCode: '69001', city: short },
      },
      'customer',
    );
    expect(addressed.cart).toEqual({
      note: written,
      contact: { lastName: short },
      shippingAddress: { line1: short },
    });
    const [pickup] = (await order(shop, cart)).order.fulfilments;
    const task = { fulfilmentId: pickup.id };
    const lines = (await nodeOf(pickup.id)).lines.map(({ id }: { id: string }) => ({
      lineId: id,
      picked: 1,
    }));
    await run(call('acceptFulfilment', 'AcceptFulfilmentInput'), task, 'associate');
    await run(call('pickFulfilment', 'PickFulfilmentInput'), { ...task, lines }, 'associate');
    await run(call('markPickupReady', 'MarkPickupReadyInput'), task, 'associate');
    const { orderId } = { orderId: (await ordersOf('customer'))[0].id };
    await run(call('announceArrival', 'AnnounceArrivalInput'), { orderId, bay: short }, 'customer');
    expect((await nodeOf(pickup.id)).bay).toBe(short);
    const second = (await order(shop, await fillCart(shop, {}, people['customer']))).order;
    const reason = `rejected: ${written}`;
    const rejected = { fulfilmentId: second.fulfilments[0].id, reason };
    await run(call('rejectFulfilment', 'RejectFulfilmentInput'), rejected, 'associate');
    const dump = [...(await dumpDatabase(shop.databaseUrl)).values()].join('\n');
    expect(dump).toContain(JSON.stringify(reason).slice(1, -1));
  });

  const nodeOf = async (id: string) =>
    answered(
      await here.shop.ask(
        'query ($id: ID!) { node(id: $id) { ... on Pickup { bay lines { id } } } }',
        { id },
        here.people['associate'],
      ),
    );
  const ordersOf = async (who: string) =>
    answered(await here.shop.ask('{ orders(first: 1) { nodes { id } } }', {}, here.people[who]))
      .nodes;
});

/** Of a field further in, the root field through which it is reached. */
function rootOf({ kind, steps }: Place): string {
  return `${kind[0]?.toUpperCase()}${kind.slice(1)}.${steps[0].name}`;
}
