import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateRefund, drawFrom, type Tender } from '../../src/orders/domain/tenders.js';

const amount = fc.integer({ min: 0, max: 1_000_000 });
const tenders: fc.Arbitrary<Tender[]> = fc
  .array(fc.record({ capturableMinor: amount, refundableMinor: amount }), { maxLength: 10 })
  .map((given) => given.map((each, place) => ({ ...each, intentId: `tender ${place + 1}` })));

const tender = (place: number, capturableMinor: number, refundableMinor = 0): Tender => ({
  intentId: `tender ${place}`,
  capturableMinor,
  refundableMinor,
});
const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);
const sumOf = (parts: readonly { amountMinor: number }[]) =>
  sum(parts.map(({ amountMinor }) => amountMinor));
const placesOf = (parts: readonly { intentId: string }[]) =>
  parts.map(({ intentId }) => Number(intentId.split(' ')[1]));

describe('drawing money for delivered goods', () => {
  it('empties the first tender before the second is touched', () => {
    const given = [tender(1, 30), tender(2, 0), tender(3, 50)];
    expect(drawFrom(given, 20)).toEqual([{ intentId: 'tender 1', amountMinor: 20 }]);
    expect(drawFrom(given, 45)).toEqual([
      { intentId: 'tender 1', amountMinor: 30 },
      { intentId: 'tender 3', amountMinor: 15 },
    ]);
  });

  it('draws what is owed, in order, and never more than a tender holds', () => {
    fc.assert(
      fc.property(tenders, amount, (given, owedMinor) => {
        const draws = drawFrom(given, owedMinor);
        const held = new Map(given.map((each) => [each.intentId, each.capturableMinor]));
        expect(sumOf(draws)).toBe(Math.min(owedMinor, sum([...held.values()])));
        for (const draw of draws) {
          expect(draw.amountMinor).toBeGreaterThan(0);
          expect(draw.amountMinor).toBeLessThanOrEqual(held.get(draw.intentId) ?? 0);
        }
        const drawn = new Set(draws.map(({ intentId }) => intentId));
        const last = draws.at(-1)?.intentId;
        const before = given.slice(
          0,
          given.findIndex(({ intentId }) => intentId === last),
        );
        expect(last === undefined || before.every((each) => isEmptied(each, drawn))).toBe(true);

        function isEmptied(each: Tender, names: ReadonlySet<string>): boolean {
          return each.capturableMinor === 0 || names.has(each.intentId);
        }
      }),
    );
  });
});

describe('giving money back', () => {
  const given = [tender(1, 0, 30), tender(2, 0, 50)];

  it('begins with the tender that was drawn last', () => {
    expect(allocateRefund(given, 60)).toEqual([
      { intentId: 'tender 2', amountMinor: 50 },
      { intentId: 'tender 1', amountMinor: 10 },
    ]);
  });

  it('gives each the same part of what they paid, where it is shared out fairly', () => {
    expect(allocateRefund(given, 9, 'PROPORTIONAL')).toEqual([
      { intentId: 'tender 1', amountMinor: 3 },
      { intentId: 'tender 2', amountMinor: 6 },
    ]);
  });

  it.each(['LAST_FIRST', 'PROPORTIONAL'] as const)('%s adds up to the cent', (policy) => {
    fc.assert(
      fc.property(tenders, amount, (taken, backMinor) => {
        const parts = allocateRefund(taken, backMinor, policy);
        const takenMinor = sum(taken.map((each) => each.refundableMinor));
        expect(parts === undefined).toBe(backMinor > takenMinor);
        fc.pre(parts !== undefined);
        const most = new Map(taken.map((each) => [each.intentId, each.refundableMinor]));
        expect(sumOf(parts)).toBe(backMinor);
        for (const part of parts) {
          expect(part.amountMinor).toBeGreaterThan(0);
          expect(part.amountMinor).toBeLessThanOrEqual(most.get(part.intentId) ?? 0);
        }
        const places = placesOf(parts);
        const direction = policy === 'LAST_FIRST' ? -1 : 1;
        expect(places).toEqual([...places].sort((a, b) => direction * (a - b)));
      }),
    );
  });

  it('treats people alike: nobody gets a cent more than their exact share, rounded up', () => {
    fc.assert(
      fc.property(tenders, amount, (taken, backMinor) => {
        const takenMinor = sum(taken.map((each) => each.refundableMinor));
        fc.pre(backMinor <= takenMinor && takenMinor > 0);
        const parts = allocateRefund(taken, backMinor, 'PROPORTIONAL') ?? [];
        for (const each of taken) {
          const got = parts.find(({ intentId }) => intentId === each.intentId)?.amountMinor ?? 0;
          const exact = (backMinor * each.refundableMinor) / takenMinor;
          expect(Math.abs(got - exact)).toBeLessThan(1);
        }
      }),
    );
  });
});
