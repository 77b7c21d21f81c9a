import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savePriceList } from '../../src/pricing/index.js';
import { plainThing, striped } from '../catalog/goods.js';
import { storeAt } from '../locations/places.js';
import type { Asking } from './shop-window.js';
import { openStockedShop, type StockedShop } from './stocked-shop.js';

let shop: StockedShop;

const thing = (slug: string, fr: string, en: string, more: object = {}) =>
  plainThing(slug, { title: { fr, en }, ...more });

beforeAll(async () => {
  shop = await openStockedShop();
  await shop.shelves.categorise([
    ['mode', null],
    ['hauts', 'mode'],
    ['pulls', 'hauts'],
    ['maison', null],
  ]);
  // One by one, so that each is newer than the one before.
  const products = [
    thing('ecuelle', 'Écuelle en grès', 'Stoneware bowl', { categorySlug: 'maison' }),
    thing('bonnet', 'Bonnet côtelé', 'Ribbed beanie', { categorySlug: 'mode', tags: ['laine'] }),
    thing('pull', 'Pull marin', 'Sailor jumper', {
      categorySlug: 'pulls',
      tags: ['laine', 'hiver'],
      description: { fr: '<b>Chaud</b> comme un bonnet', en: 'Warm as a beanie' },
    }),
    { ...striped, categorySlug: 'hauts' },
    thing('coupe', '100% coupe_franche', '100% clean cut', { vendor: 'Bonneterie' }),
    thing('carnet', 'Carnet', 'Zibaldone', { status: 'ACTIVE' }),
    thing('brouillon', 'Brouillon', 'Draft', { status: 'DRAFT' }),
  ];
  for (const product of products) {
    await shop.shelves.offer([product]);
    shop.clock.advance(1000);
  }
  await shop.shelves.price('EUR', {
    ECUELLE: 2500,
    BONNET: 1900,
    PULL: 7900,
    'TOP-BLUE-S': 4900,
    'TOP-RED-M': 3900,
    COUPE: 1900,
  });
  await shop.shelves.openStores([
    storeAt('RENNES', 48.11, -1.68),
    storeAt('BREST', 48.39, -4.49, { sellsToChannels: ['STORE'] }),
  ]);
  await shop.shelves.stock('RENNES', { 'TOP-BLUE-S': 2, PULL: 0 });
  await shop.shelves.stock('BREST', { BONNET: 5 });
});
afterAll(() => shop.close());

const list = `query ($search: String, $category: String, $tags: [String!], $priceRange: PriceRangeInput,
    $inStockAt: [ID!], $sort: ProductSort, $currency: String, $first: Int, $after: String, $last: Int, $before: String) {
  products(search: $search, category: $category, tags: $tags, priceRange: $priceRange, inStockAt: $inStockAt,
    sort: $sort, currency: $currency, first: $first, after: $after, last: $last, before: $before) {
    nodes { slug }
    edges { cursor node { slug } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const slugs = async (variables: object = {}, asking: Asking = {}) => {
  const { products } = await shop.read(list, variables, asking);
  expect(products.edges.map((edge: { node: unknown }) => edge.node)).toEqual(products.nodes);
  return products.nodes.map((node: { slug: string }) => node.slug);
};

const newest = ['carnet', 'coupe', striped.slug, 'pull', 'bonnet', 'ecuelle'];

describe('the list of products', () => {
  it('shows what is sold, the newest first', async () => {
    expect(await slugs()).toEqual(newest);
  });

  it('is ordered by title in the language of the request, whatever the accents', async () => {
    expect(await slugs({ sort: 'TITLE' })).toEqual([
      'coupe',
      'bonnet',
      'carnet',
      'ecuelle',
      striped.slug,
      'pull',
    ]);
    const english = await slugs({ sort: 'TITLE' }, { locale: 'en' });
    expect(english.at(-1)).toBe('carnet');
  });

  it('is ordered by the price of the cheapest variant; what has none is left out', async () => {
    const up = await slugs({ sort: 'PRICE_ASC' });
    expect(up).toEqual(['bonnet', 'coupe', 'ecuelle', striped.slug, 'pull']);
    expect(await slugs({ sort: 'PRICE_DESC' })).toEqual([...up].reverse());
  });

  it('is ordered by the prices of the channel and the currency', async () => {
    await shop.done((work) =>
      savePriceList(work, { code: 'APP', channel: 'APP', currency: 'EUR' }),
    );
    await shop.done((work) => savePriceList(work, { code: 'JPY', channel: null, currency: 'JPY' }));
    await shop.shelves.price('APP', { PULL: 100 });
    await shop.shelves.price('JPY', { CARNET: 900 });
    expect((await slugs({ sort: 'PRICE_ASC' }, { channel: 'APP' }))[0]).toBe('pull');
    expect((await slugs({ sort: 'PRICE_ASC' }))[0]).toBe('bonnet');
    expect(await slugs({ sort: 'PRICE_ASC', currency: 'JPY' })).toEqual(['carnet']);
  });

  it('holds a category and all below it', async () => {
    expect(await slugs({ category: 'mode' })).toEqual([striped.slug, 'pull', 'bonnet']);
    expect(await slugs({ category: 'pulls' })).toEqual(['pull']);
    expect(await slugs({ category: 'nowhere' })).toEqual([]);
  });

  it('holds what carries all the tags', async () => {
    expect(await slugs({ tags: ['laine'] })).toEqual(['pull', 'bonnet']);
    expect(await slugs({ tags: ['laine', 'hiver'] })).toEqual(['pull']);
    expect(await slugs({ tags: [] })).toEqual(newest);
  });

  it('holds what costs that much, ends included', async () => {
    expect(await slugs({ priceRange: { minMinor: 1900, maxMinor: 2500 } })).toEqual([
      'coupe',
      'bonnet',
      'ecuelle',
    ]);
    expect(await slugs({ priceRange: { minMinor: 3901 } })).toEqual(['pull']);
    expect(await slugs({ priceRange: { maxMinor: 900 }, currency: 'JPY' })).toEqual(['carnet']);
  });

  it('holds what is to be had in a place, through this channel', async () => {
    const places = { inStockAt: [shop.shelves.location('RENNES'), shop.shelves.location('BREST')] };
    expect(await slugs(places)).toEqual([striped.slug]);
    expect(await slugs(places, { channel: 'STORE' })).toEqual([striped.slug, 'bonnet']);
    expect(await slugs({ inStockAt: [] })).toEqual([]);
    expect(await slugs({ inStockAt: ['nonsense'] })).toEqual([]);
  });

  it('holds what fits all of it at once', async () => {
    const all = {
      category: 'mode',
      tags: ['coton'],
      priceRange: { maxMinor: 4000 },
      inStockAt: [shop.shelves.location('RENNES')],
      search: 'breton',
    };
    for (const sort of ['NEWEST', 'TITLE', 'PRICE_ASC', 'PRICE_DESC', 'RELEVANCE'])
      expect(await slugs({ ...all, sort })).toEqual([striped.slug]);
  });
});

describe('a search', () => {
  it('finds words by their beginnings, without accents and capitals, in any order', async () => {
    expect(await slugs({ search: 'COTE bonn' })).toEqual(['bonnet']);
    expect(await slugs({ search: 'cotelé' })).toEqual(['bonnet']);
    expect(await slugs({ search: 'marin' })).toEqual(['pull', striped.slug]);
    expect(await slugs({ search: 'quimper' })).toEqual([striped.slug]);
    expect(await slugs({ search: 'onnet' })).toEqual([]);
  });

  it('finds SKUs, makers, tags and option values', async () => {
    expect(await slugs({ search: 'top-red-m' })).toEqual([striped.slug]);
    expect(await slugs({ search: 'atelier' })).toEqual([striped.slug]);
    expect(await slugs({ search: 'hiver' })).toEqual(['pull']);
    expect(await slugs({ search: 'rouge' })).toEqual([striped.slug]);
  });

  it('puts whole words of the title first, then beginnings there, then the rest', async () => {
    expect(await slugs({ search: 'bonnet' })).toEqual(['bonnet', 'coupe', 'pull']);
    expect(await slugs({ search: 'bonne' })).toEqual(['bonnet', 'coupe', 'pull']);
    expect(await slugs({ search: 'bonne', sort: 'NEWEST' })).toEqual(['coupe', 'pull', 'bonnet']);
  });

  it('takes wildcards for what they are', async () => {
    for (const search of ['%', '_', '%%', '\\', '*', '?', "'", '\u0000'])
      expect(await slugs({ search })).toEqual([]);
    expect(await slugs({ search: '100%' })).toEqual(['coupe']);
    expect(await slugs({ search: 'coupe_franche' })).toEqual(['coupe']);
    expect(await slugs({ search: 'c_upe' })).toEqual([]);
  });

  it('asks nothing where it is empty', async () => {
    expect(await slugs({ search: '  ' })).toEqual(newest);
    expect(await slugs({ sort: 'RELEVANCE' })).toEqual(newest);
  });
});

describe('the pages', () => {
  const filters: [string, object, Asking][] = [
    ['the newest first', {}, {}],
    ['by title', { sort: 'TITLE' }, {}],
    ['by title in English', { sort: 'TITLE' }, { locale: 'en' }],
    ['the cheapest first, with two alike', { sort: 'PRICE_ASC' }, {}],
    ['the dearest first', { sort: 'PRICE_DESC' }, {}],
    ['the best fit first', { search: 'bonne' }, {}],
    ['the best fit of all words first', { search: 'c' }, {}],
    ['of a category', { category: 'mode' }, {}],
  ];

  const sizes = [1, 2, 100];
  const cases = filters.flatMap(([name, ...given]) =>
    sizes.map((size) => [name, size, ...given] as const),
  );

  it.each(cases)('%s, hold every product once, %i at a time', async (_, size, filter, asking) => {
    const ask = async (place: object) =>
      (await shop.read(list, { ...filter, ...place }, asking))['products'];
    const slugsOf = (page: { nodes: { slug: string }[] }) => page.nodes.map((node) => node.slug);
    const all = await slugs(filter, asking);

    const forwards = [];
    for (let page = await ask({ first: size }); ; ) {
      forwards.push(...slugsOf(page));
      expect(page.pageInfo.hasPreviousPage).toBe(forwards.length > size);
      expect(page.pageInfo.endCursor).toBe(page.edges.at(-1).cursor);
      if (!page.pageInfo.hasNextPage) break;
      page = await ask({ first: size, after: page.pageInfo.endCursor });
    }
    expect(forwards).toEqual(all);

    const backwards = [];
    for (let page = await ask({ last: size }); ; ) {
      backwards.unshift(...slugsOf(page));
      if (!page.pageInfo.hasPreviousPage) break;
      page = await ask({ last: size, before: page.pageInfo.startCursor });
    }
    expect(backwards).toEqual(all);
  });

  it('may be empty', async () => {
    const { products } = await shop.read(list, { first: 0 });
    expect(products).toMatchObject({ nodes: [], edges: [], pageInfo: { startCursor: null } });
  });

  it('refuse sizes and pairs of arguments that make no sense', async () => {
    const { products } = await shop.read(list, { first: 1 });
    const { cursor } = products.edges[0];
    const wrong = [
      { first: -1 },
      { first: 101 },
      { last: -1 },
      { last: 101 },
      { first: 1, last: 1 },
      { first: 1, before: cursor },
      { last: 1, after: cursor },
    ];
    for (const variables of wrong)
      expect(await shop.refused(list, variables)).toBe('BAD_USER_INPUT');
  });

  it('refuse the cursors of another list', async () => {
    const cursors = await Promise.all(
      filters.slice(0, 6).map(async ([, filter, asking]) => {
        const { products } = await shop.read(list, { ...filter, first: 1 }, asking);
        return products.edges[0].cursor as string;
      }),
    );
    for (const [place, [, filter, asking]] of filters.slice(0, 6).entries())
      for (const [other, after] of cursors.entries())
        if (other !== place)
          expect(await shop.refused(list, { ...filter, after }, asking)).toBe('BAD_USER_INPUT');
  });

  it('refuse cursors that somebody has made up', async () => {
    const { products } = await shop.read(list, { first: 1 });
    const [order, level, , id] = JSON.parse(
      Buffer.from(products.edges[0].cursor, 'base64url').toString('utf8'),
    );
    const forged = (...parts: unknown[]) =>
      Buffer.from(JSON.stringify(parts)).toString('base64url');
    const wrong = [
      '',
      'x',
      'a'.repeat(10_000),
      forged(order),
      forged(order, level, 1, 'no-id'),
      forged(order, level, '1', id),
      forged(order, 1, 1, id),
      forged(order, -1, 1, id),
      forged(order, 0.5, 1, id),
      forged(order, level, 1e300, id),
      forged(order, level, -1, id),
      forged(order, level, 1.5, id),
      forged(order, level, 1, id, 1),
    ];
    for (const after of wrong) expect(await shop.refused(list, { after })).toBe('BAD_USER_INPUT');
    const title = forged('products by title in fr', 0, 'a\u0000', id);
    expect(await shop.refused(list, { sort: 'TITLE', after: title })).toBe('BAD_USER_INPUT');
    const price = forged('products by EUR in WEB', 0, 0.5, id);
    expect(await shop.refused(list, { sort: 'PRICE_ASC', after: price })).toBe('BAD_USER_INPUT');
  });

  it('go on after titles and searches as long as they may be', async () => {
    const long = (letter: string) => letter.repeat(490);
    await shop.shelves.offer([
      thing('long-1', `${long('漢')} eins`, `${long('é')} one`),
      thing('long-2', `${long('漢')} zwei`, `${long('é')} two`),
    ]);
    const search = `${'漢'.repeat(98)} `.repeat(2).trim();
    for (const filter of [{ sort: 'TITLE' }, { search }]) {
      const { products } = await shop.read(list, { ...filter, first: 1 });
      const rest = await slugs({ ...filter, after: products.pageInfo.endCursor });
      expect(rest).toEqual((await slugs(filter)).slice(1));
    }
    for (const slug of ['long-1', 'long-2'])
      await shop.shelves.offer([thing(slug, slug, slug, { status: 'ARCHIVED' })]);
  });

  it('go on where their cursor was, also when that product is gone', async () => {
    const cursors = (await shop.read(list, {})).products.edges;
    const after = cursors[1].cursor;
    await shop.shelves.offer([
      thing('coupe', '100% coupe_franche', '100% clean cut', {
        vendor: 'Bonneterie',
        status: 'ARCHIVED',
      }),
    ]);
    expect(await slugs({ after })).toEqual(newest.slice(2));
    await shop.shelves.offer([
      thing('coupe', '100% coupe_franche', '100% clean cut', { vendor: 'Bonneterie' }),
    ]);
    expect(await slugs({ after })).toEqual(newest.slice(2));
  });
});

it('refuses arguments that no shop window can be asked', async () => {
  const wrong = [
    { search: 'a'.repeat(201) },
    { tags: Array.from({ length: 21 }, String) },
    { tags: ['a\u0000'] },
    { category: 'a\u0000' },
    { category: 'a'.repeat(201) },
    { inStockAt: Array.from({ length: 101 }, String) },
    { priceRange: { minMinor: 2, maxMinor: 1 } },
    { currency: 'EURO' },
  ];
  for (const variables of wrong) expect(await shop.refused(list, variables)).toBe('BAD_USER_INPUT');
});
