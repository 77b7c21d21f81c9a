import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseSenders } from '../../src/transfers/domain/choose-senders.js';

const stores = ['store-a', 'store-b'] as const;
const places = ['place-1', 'place-2', 'place-3'] as const;
const variants = ['cap', 'mug'] as const;

const lines = fc
  .array(
    fc.record({
      variantId: fc.constantFrom(...variants),
      quantity: fc.integer({ min: 1, max: 4 }),
      collectAt: fc.constantFrom(...stores),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.map((line, place) => ({ ...line, key: `line-${place}` })));
const senders = fc
  .uniqueArray(
    fc.record({
      locationId: fc.constantFrom(...places),
      collectAt: fc.constantFrom(...stores),
      hours: fc.integer({ min: 0, max: 3 }),
    }),
    { selector: ({ locationId, collectAt }) => `${locationId} ${collectAt}` },
  )
  .map((all) =>
    all.map(({ hours, ...sender }) => ({
      ...sender,
      arrivesAt: new Date(Date.UTC(2026, 10, 22, hours)),
    })),
  );
const stock = fc.uniqueArray(
  fc.record({
    locationId: fc.constantFrom(...places),
    variantId: fc.constantFrom(...variants),
    available: fc.integer({ min: 0, max: 6 }),
    backOrderable: fc.boolean(),
  }),
  { selector: ({ locationId, variantId }) => `${locationId} ${variantId}` },
);

it('gives each line whole to one sender, never more than lies there, and says what is missing', () => {
  fc.assert(
    fc.property(lines, senders, stock, (wanted, sending, shelves) => {
      const { sources, missing } = chooseSenders(wanted, sending, shelves);
      const keys = [...sources, ...missing].map(({ key }) => key);
      expect(keys.toSorted()).toEqual(wanted.map(({ key }) => key).toSorted());
      for (const { locationId, variantId, available } of shelves) {
        const given = sources
          .filter((each) => each.locationId === locationId && each.variantId === variantId)
          .reduce((sum, { quantity }) => sum + quantity, 0);
        expect(given).toBeLessThanOrEqual(available);
      }
      for (const { locationId, collectAt, arrivesAt } of sources)
        expect(sending).toContainEqual({ locationId, collectAt, arrivesAt });
    }),
    { numRuns: 1000 },
  );
});

it('sends all of a store together as early as one sender can, and refuses nothing that one could give', () => {
  fc.assert(
    fc.property(lines, senders, stock, (given, sending, shelves) => {
      const wanted = given.map((line) => ({ ...line, collectAt: stores[0] }));
      const { sources, missing } = chooseSenders(wanted, sending, shelves);
      const hasAll = (locationId: string) =>
        variants.every((variantId) => {
          const asked = wanted
            .filter((line) => line.variantId === variantId)
            .reduce((sum, { quantity }) => sum + quantity, 0);
          const shelf = shelves.find(
            (item) => item.locationId === locationId && item.variantId === variantId,
          );
          return asked === 0 || (shelf?.available ?? 0) >= asked;
        });
      const able = sending
        .filter(({ collectAt, locationId }) => collectAt === stores[0] && hasAll(locationId))
        .map(({ arrivesAt }) => arrivesAt.getTime());
      if (able.length === 0) return;
      expect(missing).toEqual([]);
      expect(new Set(sources.map(({ locationId }) => locationId)).size).toBe(1);
      expect(sources[0]?.arrivesAt.getTime()).toBe(Math.min(...able));
    }),
    { numRuns: 1000 },
  );
});
