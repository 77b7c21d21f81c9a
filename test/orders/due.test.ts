import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueFor } from '../../src/orders/domain/due.js';

describe('what is due for goods', () => {
  it('is what they cost, less what was taken for them before', () => {
    const goods = { amountMinor: 1000, isLast: false, advanceMinor: 0 };
    expect(dueFor(goods, { soldMinor: 0, takenMinor: 0 }).dueMinor).toBe(1000);
    expect(dueFor(goods, { soldMinor: 0, takenMinor: 400 }).dueMinor).toBe(600);
    expect(dueFor(goods, { soldMinor: 0, takenMinor: 2000 }).dueMinor).toBe(0);
  });

  it('leaves alone what was charged for other goods', () => {
    const goods = { amountMinor: 500, isLast: false, advanceMinor: 1000 };
    expect(dueFor(goods, { soldMinor: 0, takenMinor: 1000 }).dueMinor).toBe(500);
  });

  it('takes with the last goods what an earlier capture has left unpaid, and not before', () => {
    const books = { soldMinor: 700, takenMinor: 0 };
    const goods = { amountMinor: 300, advanceMinor: 0 };
    expect(dueFor({ ...goods, isLast: false }, books)).toEqual({ allMinor: 1000, dueMinor: 300 });
    expect(dueFor({ ...goods, isLast: true }, books).dueMinor).toBe(1000);
  });

  const parcel = fc.record({
    costMinor: fc.integer({ min: 0, max: 5000 }),
    /** As a part of what was asked for: less is found than was ordered. */
    foundMinor: fc.integer({ min: 0, max: 5000 }),
    inAdvance: fc.boolean(),
    advanceFails: fc.boolean(),
    captureFails: fc.boolean(),
    byHandMinor: fc.integer({ min: 0, max: 1000 }),
  });

  type Parcel = typeof parcel extends fc.Arbitrary<infer Played> ? Played : never;
  const sumOf = (minors: readonly number[]) => minors.reduce((sum, minor) => sum + minor, 0);

  /** Charges what is charged in advance, and then lets one parcel after the other leave. */
  function play(parcels: readonly Parcel[]) {
    const books = { soldMinor: 0, takenMinor: 0 };
    const charged = parcels.map((each) => (each.inAdvance ? each.costMinor : 0));
    for (const [place, { costMinor, inAdvance, advanceFails }] of parcels.entries()) {
      const advanceMinor = sumOf(charged.slice(0, place));
      const goods = { amountMinor: costMinor, isLast: false, advanceMinor };
      if (inAdvance && !advanceFails) books.takenMinor += dueFor(goods, books).dueMinor;
    }
    for (const [place, each] of parcels.entries())
      leave(books, each, charged.slice(place + 1), place === parcels.length - 1);
    return books;
  }

  /** A parcel leaves, as far as its goods were found; afterwards the desk may take something by hand. */
  function leave(
    books: { soldMinor: number; takenMinor: number },
    { costMinor, foundMinor, captureFails, byHandMinor }: Parcel,
    chargedLater: readonly number[],
    isLast: boolean,
  ): void {
    const amountMinor = Math.min(costMinor, foundMinor);
    const goods = { amountMinor, isLast, advanceMinor: sumOf(chargedLater) };
    const { dueMinor } = dueFor(goods, books);
    expect(dueMinor).toBeGreaterThanOrEqual(0);
    if (isLast || !captureFails) books.takenMinor += dueMinor;
    if (!isLast) books.takenMinor += byHandMinor;
    books.soldMinor += amountMinor;
  }

  it('is in the end all that was sold, and never more than was asked for or taken by hand', () => {
    fc.assert(
      fc.property(fc.array(parcel, { minLength: 1, maxLength: 6 }), (parcels) => {
        const { soldMinor, takenMinor } = play(parcels);
        const askedMinor = sumOf(parcels.map((each) => each.costMinor));
        const byHandMinor = sumOf(parcels.slice(0, -1).map((each) => each.byHandMinor));
        expect(takenMinor).toBeGreaterThanOrEqual(soldMinor);
        expect(takenMinor).toBeLessThanOrEqual(askedMinor + byHandMinor);
      }),
      { numRuns: 1000 },
    );
  });

  it('is exactly what was sold where nothing was taken before', () => {
    const plain = parcel.map((each) => ({ ...each, inAdvance: false, byHandMinor: 0 }));
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 6 }), (parcels) => {
        const { soldMinor, takenMinor } = play(parcels);
        expect(takenMinor).toBe(soldMinor);
      }),
      { numRuns: 1000 },
    );
  });
});
