import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bill, planShares, type WishedShare } from '../../src/sharing/domain/plan-shares.js';

const bill: Bill = {
  totalMinor: 1000,
  shippingMinor: 100,
  lines: [
    { lineId: 'tees', quantity: 3, totalMinor: 700 },
    { lineId: 'mug', quantity: 1, totalMinor: 200 },
  ],
};
const wish = (given: Partial<WishedShare> = {}): WishedShare => ({
  amountMinor: null,
  items: [],
  ...given,
});
const pays = (amountMinor: number) => wish({ amountMinor });
const gets = (...items: [string, number][]) =>
  wish({ items: items.map(([lineId, quantity]) => ({ lineId, quantity })) });
const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);

it('shares equally, and gives the cents that are left to the first', () => {
  expect(planShares('EQUAL', [wish(), wish(), wish()], bill)).toEqual([334, 333, 333]);
});

it('has everybody pay their own goods and their part of the shipping', () => {
  expect(planShares('ITEM', [gets(['tees', 2]), gets(['tees', 1], ['mug', 1])], bill)).toEqual([
    466 + 52,
    434 + 48,
  ]);
});

describe('refuses', () => {
  it.each([
    ['one person', 'EQUAL', [wish()], 'TOO_FEW'],
    ['a crowd', 'EQUAL', Array(21).fill(wish()), 'TOO_MANY'],
    ['too little', 'FIXED', [pays(500), pays(499)], 'SUM_DIFFERS'],
    ['too much', 'FIXED', [pays(500), pays(501)], 'SUM_DIFFERS'],
    ['a guest who pays nothing', 'FIXED', [pays(1000), pays(0)], 'AMOUNT_NOT_POSITIVE'],
    ['a guest who earns', 'FIXED', [pays(1001), pays(-1)], 'AMOUNT_NOT_POSITIVE'],
    ['a guest without an amount', 'FIXED', [pays(1000), wish()], 'AMOUNT_NOT_POSITIVE'],
    ['goods that nobody pays', 'ITEM', [gets(['tees', 3]), gets()], 'ITEMS_DIFFER'],
    ['goods paid twice', 'ITEM', [gets(['tees', 3], ['mug', 1]), gets(['mug', 1])], 'ITEMS_DIFFER'],
    ['goods of others', 'ITEM', [gets(['tees', 3], ['mug', 1]), gets(['hat', 1])], 'ITEMS_DIFFER'],
    [
      'goods to be given',
      'ITEM',
      [gets(['tees', 4], ['mug', 1]), gets(['tees', -1])],
      'ITEMS_DIFFER',
    ],
    [
      'somebody who gets nothing',
      'ITEM',
      [gets(['tees', 3], ['mug', 1]), gets()],
      'AMOUNT_NOT_POSITIVE',
    ],
  ] as const)('%s', (_, split, wishes, fault) => {
    expect(planShares(split, wishes, bill)).toBe(fault);
  });
});

it('makes up the total to the cent, whatever is ordered and by however many', () => {
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), totalMinor: fc.nat(100_000) });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.nat(2000),
      fc.array(fc.nat(), { minLength: 2, maxLength: 20 }),
      (given, shippingMinor, dice) => {
        const lines = given.map((each, place) => ({ ...each, lineId: `line ${place}` }));
        const totalMinor = sum(lines.map((each) => each.totalMinor)) + shippingMinor;
        const wishes = dice.map(() => wish({ items: [] }));
        const items = wishes.map((): { lineId: string; quantity: number }[] => []);
        for (const [place, { lineId, quantity }] of lines.entries())
          for (let unit = 0; unit < quantity; unit += 1)
            items[(dice[(place + unit) % dice.length] ?? 0) % items.length]?.push({
              lineId,
              quantity: 1,
            });
        const own = items.map((each) => wish({ items: each }));
        const whole = { totalMinor, shippingMinor, lines };
        for (const planned of [planShares('ITEM', own, whole), planShares('EQUAL', wishes, whole)])
          if (typeof planned === 'string') expect(planned).toBe('AMOUNT_NOT_POSITIVE');
          else expect(sum(planned)).toBe(totalMinor);
      },
    ),
  );
});
