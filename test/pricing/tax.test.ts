import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { includedTaxMinor, totalsOf } from '../../src/pricing/domain/tax.js';

const rate = fc.constantFrom(0, 210, 550, 1000, 2000, 10_000);
const amount = fc.oneof(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 10 ** 12 }));
const charge = fc.record({ totalMinor: amount, rateBasisPoints: rate });
const document = fc.record({ lines: fc.array(charge, { maxLength: 20 }), shipping: charge });

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);

describe('the tax that is in an amount', () => {
  it.each([
    [12_000, 2000, 2000],
    [1999, 2000, 333],
    [1000, 550, 52],
    [1, 2000, 0],
    [3, 2000, 1],
    [0, 2000, 0],
    [500, 0, 0],
    [10 ** 12, 2000, 166_666_666_667],
  ])('of %i at %i basis points is %i', (total, basisPoints, tax) => {
    expect(includedTaxMinor(total, basisPoints)).toBe(tax);
  });

  it('is never off by more than half a unit', () => {
    fc.assert(
      fc.property(amount, rate, (total, basisPoints) => {
        const tax = BigInt(includedTaxMinor(total, basisPoints));
        const divisor = 10_000n + BigInt(basisPoints);
        const error = 2n * (tax * divisor - BigInt(total) * BigInt(basisPoints));
        expect(error > -divisor && error <= divisor).toBe(true);
      }),
    );
  });
});

describe('the totals of a document', () => {
  it('add up a basket with two rates and shipping', () => {
    const totals = totalsOf({
      lines: [
        { totalMinor: 1999, rateBasisPoints: 2000 },
        { totalMinor: 1999, rateBasisPoints: 2000 },
        { totalMinor: 1050, rateBasisPoints: 550 },
      ],
      shipping: { totalMinor: 490, rateBasisPoints: 2000 },
    });
    expect(totals).toEqual({
      itemsMinor: 5048,
      shippingMinor: 490,
      totalMinor: 5538,
      taxLines: [
        { rateBasisPoints: 2000, netMinor: 3740, taxMinor: 748, grossMinor: 4488 },
        { rateBasisPoints: 550, netMinor: 995, taxMinor: 55, grossMinor: 1050 },
      ],
      lineTaxes: [333, 333, 55],
      shippingTaxMinor: 82,
    });
  });

  it('of nothing are nothing', () => {
    const totals = totalsOf({ lines: [], shipping: { totalMinor: 0, rateBasisPoints: 2000 } });
    expect(totals).toEqual({
      itemsMinor: 0,
      shippingMinor: 0,
      totalMinor: 0,
      taxLines: [],
      lineTaxes: [],
      shippingTaxMinor: 0,
    });
  });

  it('lose no unit: lines sum to the whole, net and tax to gross, shares to the tax', () => {
    fc.assert(
      fc.property(document, ({ lines, shipping }) => {
        const totals = totalsOf({ lines, shipping });
        const charges = [...lines, shipping];
        const taxes = [...totals.lineTaxes, totals.shippingTaxMinor];
        expect(totals.itemsMinor).toBe(sum(lines.map((line) => line.totalMinor)));
        expect(totals.totalMinor).toBe(sum(totals.taxLines.map((line) => line.grossMinor)));
        expect(sum(taxes)).toBe(sum(totals.taxLines.map((line) => line.taxMinor)));
        for (const line of totals.taxLines) {
          expect(line.netMinor + line.taxMinor).toBe(line.grossMinor);
          const own = taxes.filter(
            (_, place) => charges[place]?.rateBasisPoints === line.rateBasisPoints,
          );
          expect(sum(own)).toBe(line.taxMinor);
        }
      }),
    );
  });

  it('give no line more tax than it is worth, nor less than none', () => {
    fc.assert(
      fc.property(document, ({ lines, shipping }) => {
        const totals = totalsOf({ lines, shipping });
        for (const [place, tax] of [...totals.lineTaxes, totals.shippingTaxMinor].entries()) {
          expect(tax).toBeGreaterThanOrEqual(0);
          expect(tax).toBeLessThanOrEqual([...lines, shipping][place]?.totalMinor ?? 0);
        }
      }),
    );
  });

  it('do not depend on the order of the lines, but for the place of the last unit', () => {
    fc.assert(
      fc.property(document, ({ lines, shipping }) => {
        const there = totalsOf({ lines, shipping });
        const back = totalsOf({ lines: [...lines].reverse(), shipping });
        expect(back.taxLines).toEqual(there.taxLines);
        expect(back.totalMinor).toBe(there.totalMinor);
      }),
    );
  });

  it('refuse amounts that are not whole or are negative', () => {
    const shipping = { totalMinor: 0, rateBasisPoints: 0 };
    for (const totalMinor of [-1, 0.5, Number.NaN, 2 ** 60])
      expect(() => totalsOf({ lines: [{ totalMinor, rateBasisPoints: 0 }], shipping })).toThrow(
        RangeError,
      );
  });
});
