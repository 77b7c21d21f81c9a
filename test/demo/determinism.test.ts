import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demoShop, generatedShop, productImageSvg } from '../../src/demo/index.js';
import { noise, someOf, wholeBetween } from '../../src/demo/noise.js';

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the same data every time', () => {
  it('comes from one call and from the next, whatever is made in between', () => {
    const first = hashOf(demoShop({ years: [2026] }));
    const small = generatedShop({ products: 40, variants: 2, stores: 3 });
    const generated = hashOf([[...small.products], [...small.stock]]);
    for (const product of demoShop().products.slice(0, 20).reverse()) productImageSvg(product, 1);
    expect(hashOf(demoShop({ years: [2026] }))).toBe(first);
    expect(hashOf([[...small.products], [...small.stock]])).toBe(generated);
  });

  it('does not depend on the order of the years asked for', () => {
    expect(hashOf(demoShop({ years: [2028, 2026, 2027] }))).toBe(
      hashOf(demoShop({ years: [2026, 2027, 2028] })),
    );
  });

  it('gives a product of a generated shop the same words in a smaller shop and a larger one', () => {
    const [small] = generatedShop({ products: 1, variants: 2, stores: 1 }).products;
    const [large] = generatedShop({ products: 500, variants: 2, stores: 7 }).products;
    expect(large).toEqual(small);
  });

  it('draws its chances from the key alone', () => {
    expect(['', 'a', 'TSH-1@LYON'].map(noise)).toEqual([
      0.6689221884589642, 0.10352621669881046, 0.4058087000157684,
    ]);
    expect(wholeBetween('k', 3, 3)).toBe(3);
    for (const key of ['a', 'b', 'c', 'd']) expect([1, 2, 3]).toContain(wholeBetween(key, 1, 3));
    expect(someOf('k', [1, 2, 3, 4, 5], 3)).toHaveLength(3);
    expect(someOf('k', [1, 2], 5)).toEqual([1, 2]);
  });
});
