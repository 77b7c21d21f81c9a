import { describe, expect, it } from 'vitest';
import { generatedShop, productImageSvg } from '../../src/demo/index.js';

describe('a generated shop', () => {
  it('has 20,000 products named by number, with as many variants as asked', () => {
    const shop = generatedShop({ products: 20_000, variants: 3, stores: 20 });
    let number = 0;
    const skus = new Set<string>();
    const barcodes = new Set<string>();
    for (const { slug, variants } of shop.products) {
      number += 1;
      if (slug !== `product-${number}`) throw new Error(`${slug} is at place ${number}`);
      for (const { sku, barcode } of variants) {
        skus.add(sku);
        barcodes.add(barcode);
      }
    }
    expect(number).toBe(20_000);
    expect([skus.size, barcodes.size]).toEqual([60_000, 60_000]);
    expect(shop.counts).toEqual({ products: 20_000, variants: 60_000 });
    expect(shop.locations).toHaveLength(20);
  });

  it('makes its rows while they are read, from the start each time', () => {
    const shop = generatedShop({ products: 1_000_000, variants: 4, stores: 2 });
    const firstTwo = () => {
      const slugs: string[] = [];
      for (const { slug } of shop.products) if (slugs.push(slug) === 2) break;
      return slugs;
    };
    expect(firstTwo()).toEqual(['product-1', 'product-2']);
    expect(firstTwo()).toEqual(['product-1', 'product-2']);
    for (const row of shop.stock) {
      expect(row).toMatchObject({
        sku: 'PRODUCT-1-1',
        onHand: [expect.any(Number), expect.any(Number)],
      });
      break;
    }
  });

  it('prices and stocks every variant, in stores that sell online', () => {
    const shop = generatedShop({ products: 30, variants: 2, stores: 25 });
    const skus = [...shop.products].flatMap(({ variants }) => variants.map(({ sku }) => sku));
    expect(
      shop.priceLists.map(({ code, prices }) => [code, [...prices].map(({ sku }) => sku)]),
    ).toEqual([['EUR', skus]]);
    expect([...shop.stock].map(({ sku }) => sku)).toEqual(skus);
    for (const { onHand } of shop.stock) expect(onHand).toHaveLength(25);
    expect(new Set(shop.locations.map(({ code }) => code)).size).toBe(25);
    expect(shop.locations.every(({ sellsToChannels }) => sellsToChannels.includes('WEB'))).toBe(
      true,
    );
  });

  it('refers only to its own categories and stores, and has a picture of each product', () => {
    const shop = generatedShop({ products: 350, variants: 1, stores: 3 });
    const categories = new Set(shop.categories.map(({ slug }) => slug));
    const codes = new Set(shop.locations.map(({ code }) => code));
    for (const product of shop.products) {
      expect(categories).toContain(product.categorySlug);
      expect(product.images).toHaveLength(1);
      expect(product.images[0]?.path).toBe(`/media/products/${product.slug}/1.svg`);
      expect(productImageSvg(product, 1)).toContain('<title>');
    }
    for (const { locationCodes } of shop.staff)
      for (const code of locationCodes) expect(codes).toContain(code);
    for (const { preferredLocationCode } of shop.customers)
      expect(codes).toContain(preferredLocationCode);
  });

  it.each([
    [{ products: 0, variants: 1, stores: 1 }],
    [{ products: 1, variants: 1.5, stores: 1 }],
    [{ products: 1, variants: 1, stores: 1_001 }],
  ])('refuses %o', (size) => {
    expect(() => generatedShop(size)).toThrow(RangeError);
  });
});
