import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainThing, striped } from '../catalog/goods.js';
import { storeAt } from '../locations/places.js';
import { openShop, type Shop } from '../support/app.js';
import { statementsOf } from '../support/statements.js';
import { Shelves } from './stocked-shop.js';

let shop: Shop;
let shelves: Shelves;

beforeAll(async () => {
  shop = await openShop({ workers: 0 });
  shelves = new Shelves(shop.app.gateway);
  await shelves.open();
  await shelves.categorise([['hauts', null]]);
  await shelves.offer([plainThing('draft', { status: 'DRAFT' })]);
  await shelves.offer([{ ...striped, categorySlug: 'hauts' }], { 'TOP-BLUE-S': 4900 });
  await shelves.openStores([storeAt('RENNES', 48.11, -1.68)]);
  await shelves.stock('RENNES', { 'TOP-BLUE-S': 3 });
});
afterAll(() => shop.close());

const documents: readonly (readonly [name: string, document: string, statements: number])[] = [
  [
    'a list through fragments',
    `query ($here: ID!, $no: Boolean!) { products(first: 5) { edges { cursor node { ...P } } pageInfo { hasNextPage } } }
    fragment P on Product { slug category { name } variants { sku price { decimal } ... @skip(if: $no) { barcode }
      availableAt(locationId: $here) { band } stock @include(if: $no) { location { name } band } } }`,
    3,
  ],
  [
    'a list without what is left out',
    `query ($no: Boolean!) { products { nodes { slug ... @skip(if: $no) { variants { sku price { decimal } } } } } }`,
    1,
  ],
  [
    'one product',
    `query ($here: ID!) { product(slug: "${striped.slug}") { id title options { values { name } } priceRange { lowest { amountMinor } }
      variants { id title optionValues { label } compareAtPrice { decimal } stock(locationIds: [$here]) { band } } } }`,
    3,
  ],
  [
    'the stores',
    `{ stores(near: { latitude: 48, longitude: -1.6 }) { nodes { code distanceKm isOpen(at: "2026-01-14T10:00:00Z")
      openingHours(from: "2026-01-14T10:00:00Z", days: 2) { date periods { opensAt } } } } }`,
    1,
  ],
];

/** What is sent when it is sent: wake-ups, and the look for those that were missed. */
const nowAndThen = /stream_head|pg_notify/;

describe('over HTTP, at first and once compiled', () => {
  it.each(documents)('%s is the same, in as many statements', async (_, document, expected) => {
    const variables = { here: shelves.location('RENNES'), no: true };
    const asked = Object.fromEntries(
      Object.entries(variables).filter(([name]) => document.includes(`$${name}:`)),
    );
    const answers = [];
    for (let time = 0; time < 5; time += 1) {
      const { result, statements } = await statementsOf(() => shop.ask(document, asked));
      expect(result.errors).toBeUndefined();
      answers.push(result.data);
      expect(statements.filter((text) => !nowAndThen.test(text))).toHaveLength(expected);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveProperty('size', 1);
  });

  it('a basket is looked for in the stores', async () => {
    const document = `query ($input: PickupOptionsInput!) { pickupOptions(input: $input) {
      kind location { code distanceKm } lines { isAvailable band available variant { sku } } } }`;
    const input = {
      lines: [{ variantId: shelves.variant('TOP-BLUE-S'), quantity: 2 }],
      near: { latitude: 48.1, longitude: -1.7 },
    };
    const { data } = await shop.ask(document, { input });
    expect(data.pickupOptions).toMatchObject([
      { kind: 'WHOLE', location: { code: 'RENNES' }, lines: [{ band: 'LOW', available: null }] },
    ]);
  });

  it('things are found again by their ids, and strangers are null', async () => {
    const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename ... on Product { slug }
      ... on Variant { sku price { decimal } } ... on Location { code } } }`;
    const ids = [
      shelves.product(striped.slug),
      shelves.variant('TOP-BLUE-S'),
      shelves.location('RENNES'),
      shelves.variant('TOP-BLUE-S').slice(0, -4),
      shelves.variant('DRAFT'),
      shelves.product('draft'),
    ];
    const { data } = await shop.ask(document, { ids });
    expect(data.nodes).toEqual([
      { id: ids[0], __typename: 'Product', slug: striped.slug },
      { id: ids[1], __typename: 'Variant', sku: 'TOP-BLUE-S', price: { decimal: '49.00' } },
      { id: ids[2], __typename: 'Location', code: 'RENNES' },
      null,
      null,
      null,
    ]);
  });

  it('what cannot be asked is the caller’s mistake', async () => {
    const wrong = [
      '{ products(first: -1) { nodes { slug } } }',
      '{ products(first: 101) { nodes { slug } } }',
      '{ products(after: "nonsense") { nodes { slug } } }',
      '{ product { slug } }',
      '{ stores(withinKm: 3) { nodes { code } } }',
    ];
    for (const document of wrong) {
      const { errors } = await shop.ask(document);
      expect(errors).toHaveLength(1);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});
