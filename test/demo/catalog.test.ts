import { describe, expect, it } from 'vitest';
import { ean13 } from '../../src/demo/catalog/barcode.js';
import { pricePoint } from '../../src/demo/catalog/price-point.js';
import { demoShop } from '../../src/demo/index.js';
import { slugOf } from '../../src/demo/text.js';

const shop = demoShop();
const variants = shop.products.flatMap((product) => product.variants);

const repeatedIn = (values: readonly string[]) =>
  values.filter((value, place) => values.indexOf(value) !== place);

describe('the categories of the demo shop', () => {
  it('form a tree of three levels without a circle', () => {
    const seen = new Set<string>();
    for (const { slug, parentSlug } of shop.categories) {
      expect(parentSlug === null || seen.has(parentSlug), slug).toBe(true);
      seen.add(slug);
    }
    const parents = new Map(shop.categories.map((each) => [each.slug, each.parentSlug]));
    const depthOf = (slug: string): number => {
      const parent = parents.get(slug);
      return parent ? 1 + depthOf(parent) : 1;
    };
    expect(Math.max(...shop.categories.map(({ slug }) => depthOf(slug)))).toBe(3);
    expect(repeatedIn(shop.categories.map(({ slug }) => slug))).toEqual([]);
  });

  it('all hold products, in themselves or below', () => {
    const used = new Set(shop.products.map(({ categorySlug }) => categorySlug));
    const isUsed = (slug: string): boolean =>
      used.has(slug) ||
      shop.categories.some((each) => each.parentSlug === slug && isUsed(each.slug));
    expect(shop.categories.filter(({ slug }) => !isUsed(slug))).toEqual([]);
    const known = new Set(shop.categories.map(({ slug }) => slug));
    expect([...used].filter((slug) => !known.has(slug))).toEqual([]);
  });
});

describe('the products of the demo shop', () => {
  it('are at least 240, with counts that tell the truth', () => {
    expect(shop.products.length).toBeGreaterThanOrEqual(240);
    expect(shop.counts).toEqual({ products: shop.products.length, variants: variants.length });
  });

  it('have slugs, SKUs and barcodes of their own', () => {
    expect(repeatedIn(shop.products.map(({ slug }) => slug))).toEqual([]);
    expect(repeatedIn(variants.map(({ sku }) => sku))).toEqual([]);
    expect(repeatedIn(variants.map(({ barcode }) => barcode))).toEqual([]);
    expect(shop.products.filter(({ slug }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
    expect(variants.filter(({ sku }) => !/^[A-Z0-9]+(-[A-Z0-9]+)+$/.test(sku))).toEqual([]);
  });

  it('bear EAN-13 codes of the internal range with a right check digit', () => {
    for (const { barcode } of variants) {
      expect(barcode).toMatch(/^2\d{12}$/);
      expect(ean13(barcode.slice(0, 12))).toBe(barcode);
    }
  });

  it('speak both languages, in whole sentences', () => {
    for (const { title, description, slug } of shop.products) {
      for (const text of [title.fr, title.en]) expect(text, slug).toMatch(/\w/);
      for (const text of [description.fr, description.en]) {
        expect(text.length, slug).toBeGreaterThan(30);
        expect(text, slug).toMatch(/^[\p{Lu}\d].*[.!]$/u);
        expect(text, slug).not.toMatch(/undefined| {2}|lorem/i);
      }
      // A plain space before these would let the line break there.
      expect(description.fr, slug).not.toMatch(/ [:;!?]/);
      expect(description.en, slug).not.toMatch(/\s[:;!?]/);
    }
  });

  it('offer every combination of their options once', () => {
    for (const { slug, options, variants: own } of shop.products) {
      const combinations = options.reduce((count, { values }) => count * values.length, 1);
      expect(own, slug).toHaveLength(combinations);
      expect(repeatedIn(own.map(({ optionValues }) => JSON.stringify(optionValues))), slug).toEqual(
        [],
      );
      for (const { optionValues } of own)
        for (const { code, values } of options)
          expect(
            values.map((value) => value.code),
            slug,
          ).toContain(optionValues[code]);
    }
  });

  it('use only the tags and the tax classes that exist, each at least once', () => {
    const used = new Set(shop.products.flatMap(({ tags }) => tags));
    expect([...used].sort()).toEqual(shop.tags.map(({ code }) => code).sort());
    expect([...new Set(shop.products.map(({ taxClass }) => taxClass))].sort()).toEqual([
      'INTERMEDIATE',
      'REDUCED',
      'STANDARD',
      'SUPER_REDUCED',
    ]);
  });

  it('weigh something unless they are attended in a store', () => {
    for (const { sku, weightGrams, requiresShipping } of variants)
      expect(Number.isInteger(weightGrams) && weightGrams > 0, sku).toBe(requiresShipping);
    expect(variants.some(({ requiresShipping }) => !requiresShipping)).toBe(true);
  });
});

describe('the prices of the demo shop', () => {
  it('are positive, end as on a label and lie below the price they are compared with', () => {
    for (const { sku, priceMinor, compareAtMinor } of variants) {
      expect(priceMinor, sku).toBeGreaterThan(0);
      expect([0, 50, 90], sku).toContain(priceMinor % 100);
      if (compareAtMinor !== undefined) expect(compareAtMinor, sku).toBeGreaterThan(priceMinor);
    }
  });

  it('are reduced for the outlet only, and never for books, food or plants', () => {
    const reduced = shop.products.filter((product) =>
      product.variants.some(({ compareAtMinor }) => compareAtMinor !== undefined),
    );
    expect(reduced.length).toBeGreaterThan(10);
    for (const { slug, tags, taxClass } of reduced) {
      expect(tags, slug).toContain('outlet');
      expect(taxClass, slug).toBe('STANDARD');
    }
  });

  it('stand in a list for all channels, and a few lower ones in the list of the stores', () => {
    const [everywhere, inStores] = shop.priceLists;
    const usual = new Map([...(everywhere?.prices ?? [])].map((each) => [each.sku, each]));
    expect(everywhere).toMatchObject({ code: 'EUR', channel: null, currency: 'EUR' });
    expect([...usual.values()]).toEqual(
      variants.map(({ sku, priceMinor, compareAtMinor }) => ({
        sku,
        amountMinor: priceMinor,
        ...(compareAtMinor === undefined ? {} : { compareAtMinor }),
      })),
    );
    const lower = [...(inStores?.prices ?? [])];
    expect(inStores).toMatchObject({ code: 'EUR-STORE', channel: 'STORE', currency: 'EUR' });
    expect(lower.length).toBeGreaterThan(0);
    expect(lower.length).toBeLessThan(variants.length / 10);
    for (const { sku, amountMinor, compareAtMinor } of lower) {
      expect(amountMinor, sku).toBeLessThan(usual.get(sku)?.amountMinor ?? 0);
      expect(compareAtMinor, sku).toBe(usual.get(sku)?.amountMinor);
    }
  });

  it.each([
    [1690, 100, 1690],
    [690, 60, 400],
    [1790, 50, 890],
    [4490, 140, 6290],
    [14900, 130, 19400],
  ])('bring %i at %i %% to %i', (minor, percent, expected) => {
    expect(pricePoint(minor, percent)).toBe(expected);
  });
});

describe('the small parts', () => {
  it('compute the check digit of a known EAN-13', () => {
    expect(ean13('400638133393')).toBe('4006381333931');
    expect(() => ean13('12')).toThrow(RangeError);
  });

  it('make slugs of French titles', () => {
    expect(slugOf("Sac d'été à œillets, côtelé")).toBe('sac-d-ete-a-oeillets-cotele');
  });
});
