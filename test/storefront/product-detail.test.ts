import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, toGlobalId } from '../../src/kernel/ids.js';
import type { Actor } from '../../src/platform/auth/actor.js';
import { savePriceList } from '../../src/pricing/index.js';
import { plainThing, striped } from '../catalog/goods.js';
import { storeAt } from '../locations/places.js';
import { openStockedShop, type StockedShop } from './stocked-shop.js';

let shop: StockedShop;

beforeAll(async () => {
  shop = await openStockedShop();
  await shop.shelves.categorise([
    ['mode', null],
    ['hauts', 'mode'],
  ]);
  await shop.shelves.offer([
    { ...striped, categorySlug: 'hauts' },
    plainThing('draft', { status: 'DRAFT' }),
  ]);
  await shop.shelves.offer([plainThing('book', { title: { fr: 'Le Petit Prince' } })], {
    BOOK: 900,
  });
  await shop.done((work) => savePriceList(work, { code: 'JPY', channel: null, currency: 'JPY' }));
  await shop.shelves.price('EUR', { 'TOP-BLUE-S': 4900, 'TOP-BLUE-M': 5900 });
  await shop.shelves.price('JPY', { 'TOP-BLUE-S': 7800 });
  await shop.shelves.openStores([storeAt('RENNES', 48.11, -1.68), storeAt('BREST', 48.39, -4.49)]);
  await shop.shelves.stock('RENNES', { 'TOP-BLUE-S': 12 });
  await shop.shelves.stock('BREST', { 'TOP-BLUE-S': 2 });
});
afterAll(() => shop.close());

const bySlug = (fields: string) =>
  `query ($slug: String = "${striped.slug}") { product(slug: $slug) { ${fields} } }`;

describe('a product', () => {
  it('is shown in the language of the request', async () => {
    const ask = bySlug(`id slug title description vendor productType tags createdAt
      category { slug name ancestors { slug } }
      options { code name values { code name swatch } }
      images { url alt width height }
      variants { sku title barcode weightGrams requiresShipping active image { url }
        optionValues { option name value label } }`);
    const { product } = await shop.read(ask, {}, { locale: 'en' });
    expect(product).toMatchObject({
      id: shop.shelves.product(striped.slug),
      title: 'Cotton Breton top',
      description: '<p>Knitted in Quimper.</p>',
      vendor: 'Atelier Ty',
      productType: 'Tops',
      tags: ['coton', 'rayures'],
      category: { slug: 'hauts', name: 'hauts en', ancestors: [{ slug: 'mode' }] },
      images: [
        { url: '/images/mariniere-1.svg', alt: 'A Breton top', width: 800, height: 1000 },
        { url: '/images/mariniere-2.svg', alt: '', width: null, height: null },
      ],
    });
    expect(product.options[0]).toEqual({
      code: 'colour',
      name: 'Colour',
      values: [
        { code: 'BLUE', name: 'Blue', swatch: '#123456' },
        { code: 'RED', name: 'Red', swatch: '#aa0000' },
      ],
    });
    expect(product.variants.map((variant: { sku: string }) => variant.sku)).toEqual(
      striped.variants.map((variant) => variant.sku),
    );
    expect(product.variants[1]).toMatchObject({
      title: 'Blue / M',
      weightGrams: 180,
      requiresShipping: true,
      active: true,
      image: { url: '/images/mariniere-1.svg' },
      optionValues: [
        { option: 'colour', name: 'Colour', value: 'BLUE', label: 'Blue' },
        { option: 'size', name: 'Size', value: 'M', label: 'M' },
      ],
    });
    const french = await shop.read(ask);
    expect(french['product'].title).toBe('Marinière en coton');
  });

  it('is shown in the other language where it is not translated', async () => {
    const ask = bySlug('title description variants { title }');
    const { product } = await shop.read(ask, { slug: 'book' }, { locale: 'en' });
    expect(product).toEqual({
      title: 'Le Petit Prince',
      description: '',
      variants: [{ title: 'Le Petit Prince' }],
    });
  });

  it('tells its prices in the currency that is asked for, and never another one', async () => {
    const money = '{ amountMinor currency decimal }';
    const ask = bySlug(`priceRange { lowest ${money} highest ${money} }
      variants { price ${money} compareAtPrice ${money} yen: price(currency: "JPY") ${money} }`);
    const { product } = await shop.read(ask);
    expect(product.priceRange).toEqual({
      lowest: { amountMinor: 4900, currency: 'EUR', decimal: '49.00' },
      highest: { amountMinor: 5900, currency: 'EUR', decimal: '59.00' },
    });
    expect(product.variants[0]).toEqual({
      price: { amountMinor: 4900, currency: 'EUR', decimal: '49.00' },
      compareAtPrice: null,
      yen: { amountMinor: 7800, currency: 'JPY', decimal: '7800' },
    });
    expect(product.variants[3]).toEqual({ price: null, compareAtPrice: null, yen: null });
    const yen = await shop.read(
      bySlug(
        `priceRange(currency: "JPY") { highest ${money} } variants { price(currency: "JPY") ${money} }`,
      ),
    );
    expect(yen['product'].priceRange.highest.amountMinor).toBe(7800);
    expect(yen['product'].variants[1].price).toBeNull();
    expect(await shop.refused(bySlug('priceRange(currency: "x") { lowest { currency } }'))).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('tells where it is, in bands for the public and in numbers for those who work there', async () => {
    const ask = `query ($here: ID!) { product(slug: "${striped.slug}") { variants {
      stock { band available location { code } }
      there: stock(locationIds: [$here]) { band }
      availableAt(locationId: $here) { band available }
    } } }`;
    const variables = { here: shop.shelves.location('BREST') };
    const { product } = await shop.read(ask, variables);
    const [first] = product.variants;
    expect(first.stock).toHaveLength(2);
    expect(first.stock).toContainEqual({
      band: 'IN_STOCK',
      available: null,
      location: { code: 'RENNES' },
    });
    expect(first.there).toEqual([{ band: 'LOW' }]);
    expect(first.availableAt).toEqual({ band: 'LOW', available: null });
    expect(product.variants[1]).toMatchObject({ stock: [], availableAt: null });
    const actor: Actor = {
      kind: 'ASSOCIATE',
      id: 'a',
      locationIds: [shop.shelves.ids.get('BREST') ?? ''],
    };
    const staff = await shop.read(ask, variables, { actor });
    expect(staff['product'].variants[0].availableAt.available).toBe(2);
    expect(staff['product'].variants[0].stock).toContainEqual({
      band: 'IN_STOCK',
      available: null,
      location: { code: 'RENNES' },
    });
  });

  it('is found by its id too', async () => {
    const byId = 'query ($id: ID) { product(id: $id) { slug } }';
    const found = await shop.read(byId, { id: shop.shelves.product('book') });
    expect(found['product']).toEqual({ slug: 'book' });
    const strangers = [
      toGlobalId('Product', newId()),
      toGlobalId('Variant', shop.shelves.ids.get('BOOK') ?? ''),
      shop.shelves.product('draft'),
      'nonsense',
      '',
    ];
    for (const id of strangers) expect(await shop.read(byId, { id })).toEqual({ product: null });
  });

  it('is null where nothing of that name is sold', async () => {
    for (const slug of [
      'nothing',
      'draft',
      '',
      'a\u0000b',
      'a'.repeat(10_000),
      'MARINIERE-EN-COTON',
    ])
      expect(await shop.read(bySlug('slug'), { slug })).toEqual({ product: null });
  });

  it('is asked for in exactly one way', async () => {
    const ask = 'query ($id: ID, $slug: String) { product(id: $id, slug: $slug) { slug } }';
    expect(await shop.refused(ask, {})).toBe('BAD_USER_INPUT');
    expect(await shop.refused(ask, { id: shop.shelves.product('book'), slug: 'book' })).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('leads from its variants back to itself', async () => {
    const { product } = await shop.read(
      bySlug('variants { product { slug description variants { sku product { title } } } }'),
      { slug: 'book' },
    );
    expect(product.variants[0].product).toEqual({
      slug: 'book',
      description: '',
      variants: [{ sku: 'BOOK', product: { title: 'Le Petit Prince' } }],
    });
  });
});

describe('the categories', () => {
  it('stand in a tree', async () => {
    const { categories } = await shop.read(
      '{ categories { id slug name parent { slug } children { slug parent { slug } children { slug } } } }',
    );
    expect(categories).toEqual([
      {
        id: expect.any(String),
        slug: 'mode',
        name: 'mode fr',
        parent: null,
        children: [{ slug: 'hauts', parent: { slug: 'mode' }, children: [] }],
      },
    ]);
  });

  it('are found by slug, and null where there is none', async () => {
    const ask = 'query ($slug: String!) { category(slug: $slug) { slug ancestors { slug } } }';
    expect(await shop.read(ask, { slug: 'hauts' })).toEqual({
      category: { slug: 'hauts', ancestors: [{ slug: 'mode' }] },
    });
    for (const slug of ['nowhere', '', 'a\u0000'])
      expect(await shop.read(ask, { slug })).toEqual({ category: null });
  });
});
