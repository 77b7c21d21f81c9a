import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, localDate } from '../../src/instalments/domain/local-date.js';
import { planOf } from '../../src/instalments/domain/plan.js';
import { replanned, scheduleOf } from '../../src/instalments/domain/schedule.js';
import { feeOf } from '../../src/instalments/domain/terms.js';

const today = '2026-01-31';
const sumOf = (plan: readonly { amountMinor: number }[]) =>
  plan.reduce((sum, each) => sum + each.amountMinor, 0);
const owed = fc.integer({ min: 1, max: 1_000_000_000_000 });
const count = fc.integer({ min: 2, max: 12 });

describe('a schedule', () => {
  it('has what cannot be divided on the first instalment', () => {
    expect(scheduleOf(10_001, 3, today)).toEqual([
      { number: 1, dueOn: '2026-01-31', amountMinor: 3335 },
      { number: 2, dueOn: '2026-02-28', amountMinor: 3333 },
      { number: 3, dueOn: '2026-03-31', amountMinor: 3333 },
    ]);
  });

  it('comes to what is owed, in parts of which none but the first is more', () => {
    fc.assert(
      fc.property(owed, count, (owedMinor, parts) => {
        const plan = scheduleOf(owedMinor, parts, today);
        expect(sumOf(plan)).toBe(owedMinor);
        const [first, ...others] = plan.map((each) => each.amountMinor);
        expect(new Set(others).size).toBe(1);
        expect((first ?? 0) - (others[0] ?? 0)).toBeLessThan(parts);
        expect(first).toBeGreaterThanOrEqual(others[0] ?? 0);
      }),
    );
  });

  it('is refused for nothing, and for no part', () => {
    expect(() => scheduleOf(0, 3, today)).toThrow(RangeError);
    expect(() => scheduleOf(1.5, 3, today)).toThrow(RangeError);
    expect(() => scheduleOf(100, 0, today)).toThrow(RangeError);
  });
});

describe('a plan of which something came back', () => {
  it('is lessened from the last instalment backwards', () => {
    const plan = scheduleOf(9000, 3, today);
    const amounts = (owedMinor: number) =>
      replanned(plan, owedMinor).map((each) => each.amountMinor);
    expect(amounts(9000)).toEqual([3000, 3000, 3000]);
    expect(amounts(8000)).toEqual([3000, 3000, 2000]);
    expect(amounts(4000)).toEqual([3000, 1000, 0]);
    expect(amounts(0)).toEqual([0, 0, 0]);
  });

  it('comes to what is owed, and no part of it grows, however often something comes back', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 8 });
    fc.assert(
      fc.property(owed, count, shares, (owedMinor, parts, returns) => {
        let plan = scheduleOf(owedMinor, parts, today);
        let left = owedMinor;
        for (const share of returns) {
          left -= Math.floor((left * share) / 100);
          const after = replanned(plan, left);
          expect(sumOf(after)).toBe(left);
          for (const [place, each] of after.entries()) {
            expect(each.amountMinor).toBeGreaterThanOrEqual(0);
            expect(each.amountMinor).toBeLessThanOrEqual(plan[place]?.amountMinor ?? -1);
          }
          const touched = after.findIndex(
            (each, place) => each.amountMinor < (plan[place]?.amountMinor ?? 0),
          );
          if (touched >= 0) expect(sumOf(after.slice(touched + 1))).toBe(0);
          plan = after;
        }
        expect(replanned(scheduleOf(owedMinor, parts, today), left)).toEqual(plan);
      }),
    );
  });

  it('cannot come to more than before, nor to less than nothing', () => {
    const plan = scheduleOf(9000, 3, today);
    expect(() => replanned(plan, 9001)).toThrow(RangeError);
    expect(() => replanned(plan, -1)).toThrow(RangeError);
  });

  it('keeps its fee until all came back', () => {
    const terms = { count: 3, feeBasisPoints: 150, feeMinor: 100 };
    const at = (returnedMinor: number) =>
      planOf(terms, { authorizedMinor: 10_000, returnedMinor }, today);
    expect(at(0)).toMatchObject({ feeMinor: 250, owedMinor: 10_250 });
    expect(at(9999)).toMatchObject({ feeMinor: 250, owedMinor: 251 });
    expect(at(10_000)).toMatchObject({ owedMinor: 0 });
    expect(sumOf(at(4000).instalments)).toBe(6250);
  });
});

describe('the calendar', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', 2, '2026-05-31'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('is that of the shop, also where another day has begun elsewhere', () => {
    const lateInParis = new Date('2026-03-31T22:30:00Z');
    expect(localDate(lateInParis, 'Europe/Paris')).toBe('2026-04-01');
    expect(localDate(lateInParis, 'UTC')).toBe('2026-03-31');
    expect(localDate(lateInParis, 'America/New_York')).toBe('2026-03-31');
  });
});

it('rounds a fee to the nearest minor unit', () => {
  expect(feeOf({ feeBasisPoints: 150, feeMinor: 0 }, 5970)).toBe(90);
  expect(feeOf({ feeBasisPoints: 220, feeMinor: 50 }, 5000)).toBe(160);
});
