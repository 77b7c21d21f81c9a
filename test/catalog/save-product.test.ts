import 'reflect-metadata';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  catalogModule,
  findVariants,
  findVariantsBySku,
  saveCategory,
  saveProduct,
  saveProducts,
} from '../../src/catalog/index.js';
import { openWindow, type ShopWindow } from '../storefront/shop-window.js';
import { countStatements } from '../support/statements.js';
import { plainThing, striped } from './goods.js';

let shop: ShopWindow;

beforeAll(async () => {
  shop = await openWindow([catalogModule]);
});
afterAll(() => shop.close());

const eventsOf = async (id: string) => {
  const { rows } = await sql<{ type: string; payload: Record<string, unknown> }>`
    select type, payload from event where stream = ${`product:${id}`} order by seq`.execute(
    shop.db,
  );
  return rows;
};
const typesOf = async (id: string) => (await eventsOf(id)).map((event) => event.type);

describe('a product', () => {
  it('is written with its variants, and told of once', async () => {
    const saved = await shop.done((work) => saveProduct(work, striped));
    expect(saved).toMatchObject({ slug: striped.slug, written: true });
    expect(Object.keys(saved.variantIds).sort()).toEqual(
      striped.variants.map((variant) => variant.sku).sort(),
    );
    expect(await typesOf(saved.id)).toEqual(['ProductSaved']);
    const [variant] = await findVariantsBySku(shop.db, ['TOP-BLUE-M']);
    expect(variant).toMatchObject({
      product_id: saved.id,
      title: { fr: 'Bleu / M', en: 'Blue / M' },
      full_title: { fr: 'Marinière en coton – Bleu / M', en: 'Cotton Breton top – Blue / M' },
      image: { url: '/images/mariniere-1.svg' },
      tax_class: 'STANDARD',
      weight_grams: 180,
      requires_shipping: true,
      sellable: true,
    });
  });

  it('is not written again when it is described in the same way', async () => {
    const before = await shop.done((work) => saveProduct(work, striped));
    const again = await shop.done((work) => saveProduct(work, structuredClone(striped)));
    expect(again).toEqual({ ...before, written: false });
    const { rows } = await sql<{ changes: number }>`
      select xmin::text::bigint as changes from product where slug = ${striped.slug}`.execute(
      shop.db,
    );
    await shop.done((work) => saveProduct(work, striped));
    const { rows: after } = await sql<{ changes: number }>`
      select xmin::text::bigint as changes from product where slug = ${striped.slug}`.execute(
      shop.db,
    );
    expect(after).toEqual(rows);
    expect(await typesOf(before.id)).toEqual(['ProductSaved']);
  });

  it('keeps its id and those of its variants when it changes', async () => {
    const before = await shop.done((work) => saveProduct(work, plainThing('cap')));
    const after = await shop.done((work) =>
      saveProduct(work, plainThing('cap', { vendor: 'Chapelier' })),
    );
    expect(after).toEqual({ ...before, written: true });
  });

  it('retires a variant that is not named any more, and revives it when it is', async () => {
    const two = plainThing('scarf', { variants: [{ sku: 'SCARF-1' }, { sku: 'SCARF-2' }] });
    const one = { ...two, variants: [{ sku: 'SCARF-1' }] };
    const first = await shop.done((work) => saveProduct(work, two));
    const second = await shop.done((work) => saveProduct(work, one));
    expect(Object.keys(second.variantIds)).toEqual(['SCARF-1']);
    const retired = first.variantIds['SCARF-2'] ?? '';
    expect(await findVariants(shop.db, [retired])).toMatchObject([
      { sku: 'SCARF-2', active: false, sellable: false },
    ]);
    const third = await shop.done((work) => saveProduct(work, two));
    expect(third.variantIds).toEqual(first.variantIds);
    expect(
      (await eventsOf(first.id)).map(({ type, payload }) => [type, payload['variantIds']]),
    ).toEqual([
      ['ProductSaved', undefined],
      ['ProductSaved', undefined],
      ['VariantsRetired', [retired]],
      ['ProductSaved', undefined],
      ['VariantsRevived', [retired]],
    ]);
  });

  it('is not sold as a draft, and neither are its variants', async () => {
    const saved = await shop.done((work) =>
      saveProduct(work, plainThing('secret', { status: 'DRAFT' })),
    );
    expect(await findVariants(shop.db, Object.values(saved.variantIds))).toMatchObject([
      { active: true, sellable: false },
    ]);
  });

  it('cannot take the SKU of another product', async () => {
    await shop.done((work) => saveProduct(work, plainThing('gloves')));
    const thief = plainThing('thief', { variants: [{ sku: 'OWN' }, { sku: 'GLOVES' }] });
    expect(await shop.run((work) => saveProduct(work, thief))).toMatchObject({
      kind: 'SkuTaken',
      sku: 'GLOVES',
      slug: 'thief',
      takenBy: 'gloves',
    });
    expect(await findVariantsBySku(shop.db, ['OWN'])).toEqual([]);
    const both = [
      plainThing('left', { variants: [{ sku: 'X' }] }),
      plainThing('right', { variants: [{ sku: 'X' }] }),
    ];
    expect(await shop.run((work) => saveProducts(work, both))).toMatchObject({ kind: 'SkuTaken' });
  });

  it('is written once when two describe it at the same time, and one SKU has one owner', async () => {
    const thing = plainThing('twin');
    const both = await Promise.all([
      shop.done((work) => saveProduct(work, thing)),
      shop.done((work) => saveProduct(work, thing)),
    ]);
    expect(both[0]?.id).toBe(both[1]?.id);
    const rivals = await Promise.all(
      ['rival-a', 'rival-b'].map((slug) =>
        shop.run((work) => saveProduct(work, plainThing(slug, { variants: [{ sku: 'RIVAL' }] }))),
      ),
    );
    expect(rivals.map((each) => ('kind' in each ? each.kind : 'saved')).sort()).toEqual([
      'SkuTaken',
      'saved',
    ]);
  });

  it('must name a category that is there', async () => {
    const lost = plainThing('lost', { categorySlug: 'nowhere' });
    expect(await shop.run((work) => saveProduct(work, lost))).toMatchObject({
      kind: 'UnknownCategory',
      category: 'nowhere',
    });
    await shop.done((work) =>
      saveCategory(work, { slug: 'hats', name: { fr: 'Chapeaux' }, parentSlug: null, position: 1 }),
    );
    const found = await shop.done((work) =>
      saveProduct(work, plainThing('lost', { categorySlug: 'hats' })),
    );
    expect(found.written).toBe(true);
  });

  it.each([
    ['slug', { slug: 'Not A Slug' }],
    ['slug', { slug: '' }],
    ['title', { title: {} }],
    ['title', { title: { fr: ' ' } }],
    ['title', { title: { fr: 'a\u0000b' } }],
    ['taxClass', { taxClass: '' }],
    ['tags', { tags: [''] }],
    ['variants', { variants: [] }],
    ['variants', { variants: [{ sku: 'A' }, { sku: 'A' }] }],
    ['variants', { variants: [{ sku: ' ' }] }],
    ['variants', { variants: [{ sku: 'A', optionValues: { colour: 'BLUE' } }] }],
    ['variants', { variants: [{ sku: 'A', weightGrams: -1 }] }],
    ['variants', { variants: Array.from({ length: 101 }, (_, place) => ({ sku: `V${place}` })) }],
    ['options', { options: [{ code: 'size', name: { fr: 'Taille' }, values: [] }] }],
    ['images', { images: [{ url: '' }] }],
  ])('is refused where its %s cannot be true', async (field, wrong) => {
    const product = plainThing('wrong', wrong);
    expect(await shop.run((work) => saveProduct(work, product))).toMatchObject({
      kind: 'InvalidProduct',
      field,
    });
  });

  it('must have a value for each of its options', async () => {
    const [first, ...others] = striped.variants;
    const product = {
      ...striped,
      slug: 'half',
      variants: [{ ...first, sku: 'HALF', optionValues: { colour: 'BLUE' } }, ...others],
    };
    expect(await shop.run((work) => saveProduct(work, product))).toMatchObject({
      field: 'variants',
    });
  });
});

describe('many products', () => {
  it('cost as many statements as one', async () => {
    const some = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, place) => plainThing(`${prefix}-${place}`));
    const one = await countStatements(() => shop.done((work) => saveProducts(work, some('a', 1))));
    const hundred = await countStatements(() =>
      shop.done((work) => saveProducts(work, some('b', 100))),
    );
    expect(hundred).toBe(one);
    const again = await countStatements(() =>
      shop.done((work) => saveProducts(work, some('b', 100))),
    );
    expect(again).toBeLessThan(one);
  });

  it('come back in the order in which they were given', async () => {
    const products = ['z', 'a', 'm'].map((name) => plainThing(`order-${name}`));
    const saved = await shop.done((work) => saveProducts(work, products));
    expect(saved.map((each) => each.slug)).toEqual(['order-z', 'order-a', 'order-m']);
  });

  it('may not hold one product twice', async () => {
    const twice = [plainThing('twice'), plainThing('twice')];
    expect(await shop.run((work) => saveProducts(work, twice))).toMatchObject({ field: 'slug' });
  });
});
