import 'reflect-metadata';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { catalogModule, saveCategory, saveProduct } from '../../src/catalog/index.js';
import { openWindow, type ShopWindow } from '../storefront/shop-window.js';
import { plainThing } from './goods.js';

let shop: ShopWindow;

beforeAll(async () => {
  shop = await openWindow([catalogModule]);
});
afterAll(() => shop.close());
beforeEach(async () => {
  await sql`delete from variant`.execute(shop.db);
  await sql`delete from product`.execute(shop.db);
  await sql`delete from category`.execute(shop.db);
});

const save = (slug: string, parentSlug: string | null, more: object = {}) =>
  shop.run((work) =>
    saveCategory(work, { slug, name: { fr: slug }, parentSlug, position: 0, ...more }),
  );
const tree = async (...given: [slug: string, parent: string | null][]) => {
  for (const [slug, parent] of given) expect(await save(slug, parent)).toHaveProperty('id');
};
const pathOf = async (slug: string) => {
  const { rows } = await sql<{ path: string[] }>`
    select array(select a.slug from category a join unnest(c.path) with ordinality as w (id, place) using (id)
      order by w.place) as path
    from category c where slug = ${slug}`.execute(shop.db);
  return rows[0]?.path;
};
const foundIn = async (slug: string) => {
  const { rows } = await sql<{ found: string[] }>`
    select category_path as found from product where slug = ${slug}`.execute(shop.db);
  return rows[0]?.found.toSorted();
};
const problems = async () =>
  (await Promise.all((catalogModule.checks ?? []).map((check) => check.find(shop.db)))).flat();

it('writes a category once', async () => {
  expect(await save('mode', null)).toMatchObject({ written: true });
  expect(await save('mode', null)).toMatchObject({ written: false });
  expect(await save('mode', null, { position: 2 })).toMatchObject({ written: true });
  expect(
    await save('mode', null, { name: { fr: 'mode', en: 'Fashion' }, position: 2 }),
  ).toMatchObject({
    written: true,
  });
});

it('takes all below it along when it moves, and their products', async () => {
  await tree(['mode', null], ['hauts', 'mode'], ['pulls', 'hauts'], ['soldes', null]);
  await shop.done((work) => saveProduct(work, plainThing('pull', { categorySlug: 'pulls' })));
  await shop.done((work) => saveProduct(work, plainThing('haut', { categorySlug: 'hauts' })));
  expect(await foundIn('pull')).toEqual(['hauts', 'mode', 'pulls']);

  await save('hauts', 'soldes');
  expect(await pathOf('pulls')).toEqual(['soldes', 'hauts', 'pulls']);
  expect(await foundIn('pull')).toEqual(['hauts', 'pulls', 'soldes']);
  expect(await foundIn('haut')).toEqual(['hauts', 'soldes']);

  await save('hauts', null);
  expect(await pathOf('pulls')).toEqual(['hauts', 'pulls']);
  expect(await foundIn('pull')).toEqual(['hauts', 'pulls']);
  expect(await problems()).toEqual([]);
});

it('finds a product in its new category when it is moved there', async () => {
  await tree(['mode', null], ['maison', null]);
  await shop.done((work) => saveProduct(work, plainThing('plaid', { categorySlug: 'mode' })));
  await shop.done((work) => saveProduct(work, plainThing('plaid', { categorySlug: 'maison' })));
  expect(await foundIn('plaid')).toEqual(['maison']);
  await shop.done((work) => saveProduct(work, plainThing('plaid')));
  expect(await foundIn('plaid')).toEqual([]);
  expect(await problems()).toEqual([]);
});

it('refuses a category below itself, one too deep, and one that is not there', async () => {
  await tree(['a', null], ['b', 'a'], ['c', 'b']);
  expect(await save('a', 'c')).toMatchObject({ kind: 'InvalidCategory', field: 'parentSlug' });
  expect(await save('a', 'a')).toMatchObject({ kind: 'InvalidCategory', field: 'parentSlug' });
  expect(await save('d', 'nowhere')).toMatchObject({
    kind: 'UnknownCategory',
    category: 'nowhere',
  });
  for (let depth = 4; depth <= 10; depth += 1)
    await tree([`deep-${depth}`, depth === 4 ? 'c' : `deep-${depth - 1}`]);
  expect(await save('deep-11', 'deep-10')).toMatchObject({ kind: 'InvalidCategory' });
});

it('makes no circle when two move at the same time', async () => {
  await tree(['a', null], ['b', null]);
  const outcomes = await Promise.all([save('a', 'b'), save('b', 'a')]);
  expect(outcomes.filter((each) => 'kind' in each)).toHaveLength(1);
  expect(await problems()).toEqual([]);
});

it.each([
  ['slug', { slug: 'Not a slug' }],
  ['slug', { slug: '' }],
  ['name', { name: {} }],
  ['name', { name: { fr: ' ' } }],
  ['name', { name: { fr: 'a\u0000' } }],
  ['position', { position: 0.5 }],
])('refuses a category whose %s cannot be', async (field, wrong) => {
  expect(await save('fine', null, wrong)).toMatchObject({ kind: 'InvalidCategory', field });
});
