import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiscountTerms, shareDiscounts, sharesBy } from '../../src/pricing/index.js';

function discount(given: Partial<DiscountTerms>): DiscountTerms {
  const nothing = {
    lineId: null,
    basisPoints: null,
    amountMinor: null,
    minimumMinor: 0,
    cap: null,
  };
  return { id: 'd', ...nothing, ...given };
}
const two = [
  { id: 'a', totalMinor: 1990 },
  { id: 'b', totalMinor: 2500 },
];

describe('a discount is shared over what it is for', () => {
  it.each([
    ['ten per cent of all', discount({ basisPoints: 1000 }), { a: 199, b: 250 }],
    ['a part of one line', discount({ basisPoints: 3333, lineId: 'a' }), { a: 663 }],
    ['an amount, by largest remainder', discount({ amountMinor: 1000 }), { a: 443, b: 557 }],
    ['no more than a line costs', discount({ amountMinor: 5000, lineId: 'b' }), { b: 2500 }],
    ['nothing below its minimum', discount({ amountMinor: 100, minimumMinor: 4491 }), {}],
    [
      'all of it from its minimum on',
      discount({ amountMinor: 9, minimumMinor: 4490 }),
      { a: 4, b: 5 },
    ],
    ['nothing off a line that is not there', discount({ amountMinor: 9, lineId: 'c' }), {}],
    [
      'no more than the part that its giver may take off',
      discount({ basisPoints: 2000, cap: { basisPoints: 1000, amountMinor: 1_000_000 } }),
      { a: 199, b: 250 },
    ],
    [
      'no more than the amount that its giver may take off',
      discount({ basisPoints: 2000, cap: { basisPoints: 10_000, amountMinor: 100 } }),
      { a: 44, b: 56 },
    ],
  ])('%s', (_, given, expected) => {
    const shares = shareDiscounts(two, [given]);
    expect(Object.fromEntries(sharesBy('lineId', shares))).toEqual(expected);
  });

  it('a line first, then all goods, of what is left', () => {
    const shares = shareDiscounts(two, [
      discount({ id: 'all', basisPoints: 1000 }),
      discount({ id: 'line', basisPoints: 5000, lineId: 'a' }),
    ]);
    expect(Object.fromEntries(sharesBy('discountId', shares))).toEqual({ line: 995, all: 350 });
  });

  it('what several people give alone is together no more than the limit of the last', () => {
    const cap = { basisPoints: 1000, amountMinor: 1_000_000 };
    const shares = shareDiscounts(two, [
      discount({ id: 'first', basisPoints: 1000, cap }),
      discount({ id: 'second', basisPoints: 1000, cap }),
      discount({ id: 'approved', amountMinor: 1000 }),
    ]);
    expect(Object.fromEntries(sharesBy('discountId', shares))).toEqual({
      first: 449,
      approved: 1000,
    });
  });
});

const minor = fc.integer({ min: 0, max: 1_000_000_000_000 });
const cap = fc.option(
  fc.record({ basisPoints: fc.integer({ min: 0, max: 10_000 }), amountMinor: minor }),
);
const anyLines = fc
  .array(minor, { minLength: 1, maxLength: 8 })
  .map((totals) => totals.map((totalMinor, place) => ({ id: `l${place}`, totalMinor })));
const anyDiscounts = fc
  .array(
    fc.record({
      form: fc.oneof(
        fc.record({ basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
        fc.record({ amountMinor: fc.integer({ min: 1, max: 2_000_000_000_000 }) }),
      ),
      lineId: fc.option(fc.integer({ min: 0, max: 8 }).map((place) => `l${place}`)),
      minimumMinor: fc.oneof(fc.constant(0), minor),
      cap,
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ form, ...rest }, place) => discount({ id: `d${place}`, ...form, ...rest })),
  );

it('no line ever costs less than nothing', () => {
  fc.assert(
    fc.property(anyLines, anyDiscounts, (lines, discounts) => {
      const taken = sharesBy('lineId', shareDiscounts(lines, discounts));
      for (const { id, totalMinor } of lines)
        expect(taken.get(id) ?? 0).toBeLessThanOrEqual(totalMinor);
    }),
    { numRuns: 2000 },
  );
});

it('no discount takes more than was given, is allowed, or below its minimum', () => {
  fc.assert(
    fc.property(anyLines, anyDiscounts, (lines, discounts) => {
      const taken = sharesBy('discountId', shareDiscounts(lines, discounts));
      const goodsMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
      for (const { id, amountMinor, minimumMinor, cap: limit } of discounts) {
        const most = [amountMinor, limit?.amountMinor, goodsMinor].map((each) => each ?? Infinity);
        const least = goodsMinor < minimumMinor ? 0 : Math.min(...most);
        expect(taken.get(id) ?? 0).toBeLessThanOrEqual(least);
      }
    }),
    { numRuns: 2000 },
  );
});
