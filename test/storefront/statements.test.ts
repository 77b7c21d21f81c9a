import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeAt } from '../locations/places.js';
import { countStatements, statementsOf } from '../support/statements.js';
import { openStockedShop, type StockedShop } from './stocked-shop.js';

let shop: StockedShop;
const slugs = Array.from({ length: 100 }, (_, place) => `thing-${place}`);
const skus = slugs.flatMap((slug) => [`${slug}-a`, `${slug}-b`, `${slug}-c`]);
const stores = Array.from({ length: 20 }, (_, place) => `STORE-${place}`);

beforeAll(async () => {
  shop = await openStockedShop();
  await shop.shelves.categorise([['all', null]]);
  await shop.shelves.offer(
    slugs.map((slug) => ({
      slug,
      title: { fr: slug },
      taxClass: 'STANDARD',
      categorySlug: 'all',
      options: [
        {
          code: 'kind',
          name: { fr: 'Sorte' },
          values: ['a', 'b', 'c'].map((code) => ({ code, name: { fr: code } })),
        },
      ],
      images: [{ url: '/x.svg' }],
      variants: ['a', 'b', 'c'].map((kind) => ({ sku: `${slug}-${kind}`, optionValues: { kind } })),
    })),
    Object.fromEntries(skus.map((sku, place) => [sku, 1000 + place])),
  );
  await shop.shelves.openStores(
    [...stores, 'CARRIES-NOTHING'].map((code, place) => storeAt(code, 45 + place / 10, 2)),
  );
  for (const code of stores)
    await shop.shelves.stock(code, Object.fromEntries(skus.map((sku) => [sku, 5])));
});
afterAll(() => shop.close());

const everything = `id slug title description tags category { slug name } options { name values { name } }
  images { url alt } priceRange { lowest { amountMinor } }
  variants { id sku title optionValues { label } image { url } price { amountMinor } compareAtPrice { amountMinor }
    stock { band location { name code } } availableAt(locationId: $here) { band } }`;
const fieldsOf = (fields: string, first: number) =>
  `query ($here: ID!) { products(first: ${first}) { edges { node { ${fields} } } pageInfo { endCursor } } }`;

describe('a list costs the same number of statements for one product and for a hundred', () => {
  it.each([
    ['only themselves', 'slug title', 1],
    ['with their category', 'slug category { name }', 1],
    ['with their span of prices', 'slug priceRange { highest { decimal } }', 1],
    ['with variants', 'slug variants { sku }', 1],
    ['with variants and prices', 'slug variants { sku price { amountMinor } }', 1],
    ['with everything', everything, 3],
  ])('%s', async (_, fields, expected) => {
    const variables = { here: shop.shelves.location('STORE-3') };
    const use = fields.includes('$here') ? fields : `${fields} __typename @skip(if: false)`;
    const ask = (first: number) => {
      const source = fieldsOf(use, first);
      const document = fields.includes('$here') ? source : source.replace('($here: ID!)', '');
      return countStatements(() => shop.read(document, variables));
    };
    expect(await ask(1)).toBe(expected);
    expect(await ask(100)).toBe(expected);
  });

  it('whether nodes, edges, or both are asked for', async () => {
    const source = `{ products(first: 50) { nodes { variants { sku } } edges { node { title variants { price { decimal } } } } } }`;
    const { result, statements } = await statementsOf(() => shop.read(source));
    expect(statements).toHaveLength(1);
    expect(result['products'].nodes).toHaveLength(50);
  });

  it('through fragments, aliases and directives', async () => {
    const source = `query ($no: Boolean = false) { list: products(first: 100) { edges { ...E } } }
      fragment E on ProductEdge { node { ... on Product { v: variants { ...V stock @include(if: $no) { band } } } } }
      fragment V on Variant { p: price { decimal } }`;
    const { result, statements } = await statementsOf(() => shop.read(source));
    expect(statements).toHaveLength(1);
    expect(result['list'].edges[99].node.v[2].p.decimal).toMatch(/^\d+\.\d\d$/);
  });
});

it('a place that carries nothing costs nothing more', async () => {
  const source = fieldsOf('variants { sku availableAt(locationId: $here) { band } }', 100);
  const here = shop.shelves.location('CARRIES-NOTHING');
  const { result, statements } = await statementsOf(() => shop.read(source, { here }));
  expect(result['products'].edges[0].node.variants[0].availableAt).toBeNull();
  expect(statements.length).toBeLessThanOrEqual(4);
});

it('a product with its stock in twenty stores costs three statements', async () => {
  const source = `query ($here: ID!) { product(slug: "thing-7") { ${everything} } }`;
  const { result, statements } = await statementsOf(() =>
    shop.read(source, { here: shop.shelves.location('STORE-3') }),
  );
  expect(statements).toHaveLength(3);
  expect(result['product'].variants[0].stock).toHaveLength(20);
});

it('pickup options cost the same for one store and line as for many', async () => {
  const source = `query ($input: PickupOptionsInput!, $first: Int) {
    pickupOptions(input: $input, first: $first) { kind location { name isOpen } lines { band variant { sku } } } }`;
  const ask = (lines: number, first: number) => {
    const input = {
      lines: skus
        .slice(0, lines)
        .map((sku) => ({ variantId: shop.shelves.variant(sku), quantity: 1 })),
      near: { latitude: 45, longitude: 2 },
    };
    return statementsOf(() => shop.read(source, { input, first }));
  };
  const one = await ask(1, 1);
  const many = await ask(100, 20);
  expect(many.result['pickupOptions']).toHaveLength(20);
  expect(many.statements.length).toBe(one.statements.length);
  expect(many.statements.length).toBeLessThanOrEqual(5);
});
