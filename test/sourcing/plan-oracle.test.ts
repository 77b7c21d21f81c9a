import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  chooseSources,
  type LineToSource,
  type SourcePlan,
  type SourcingPlace,
  type SourcingWeights,
} from '../../src/sourcing/index.js';
import type { SourceStock } from '../../src/stock/index.js';

interface Case {
  readonly lines: readonly LineToSource[];
  readonly places: readonly SourcingPlace[];
  readonly stock: readonly SourceStock[];
  readonly weights: SourcingWeights;
}

const places = ['A', 'B', 'C', 'D'];
const variants = ['cap', 'tee', 'mug'];
const rules = [
  'FEWEST_PARCELS',
  'DISTANCE',
  'SAFETY_STOCK',
  'CAPACITY',
  'PREFERENCE',
  'COST',
] as const;

const each = <T>(value: fc.Arbitrary<T>) =>
  fc.record(Object.fromEntries(rules.map((rule) => [rule, value]))) as fc.Arbitrary<
    Record<(typeof rules)[number], T>
  >;

const anyCase: fc.Arbitrary<Case> = fc.record({
  lines: fc
    .array(
      fc.record({
        variantId: fc.constantFrom(...variants),
        quantity: fc.integer({ min: 1, max: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((lines) => lines.map((line, place) => ({ ...line, key: `line ${place}` }))),
  places: fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.array(each(fc.nat(100)), { minLength: 4, maxLength: 4 }),
    )
    .map(([count, points]) =>
      places.slice(0, count).map((locationId, place) => ({
        locationId,
        points: { ...points[place], FEWEST_PARCELS: 100 } as SourcingPlace['points'],
      })),
    ),
  stock: fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }).chain((counts) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }).map((dice) =>
      places.flatMap((locationId, row) =>
        variants.map((variantId, column) => ({
          locationId,
          variantId,
          available: counts[row * 3 + column] ?? 0,
          backOrderable: dice[row * 3 + column] === 0,
        })),
      ),
    ),
  ),
  weights: each(fc.nat(20)),
});

/** Every way in which so many units can be given by the places. */
function* waysToGive(units: number, most: readonly number[]): Generator<number[]> {
  const [first, ...others] = most;
  if (first === undefined) {
    if (units === 0) yield [];
    return;
  }
  for (let given = 0; given <= Math.min(units, first); given += 1)
    for (const rest of waysToGive(units - given, others)) yield [given, ...rest];
}

function demandOf(lines: readonly LineToSource[]): [string, number][] {
  return [...Map.groupBy(lines, (line) => line.variantId)].map(([variantId, same]) => [
    variantId,
    same.reduce((sum, line) => sum + line.quantity, 0),
  ]);
}

const shelf = ({ stock }: Case, locationId: string, variantId: string) =>
  stock.find((item) => item.locationId === locationId && item.variantId === variantId);

/** The points against giving these units from there, by the words of the rules. */
function pointsOf(given: Case, ways: readonly (readonly number[])[]): number {
  const used = given.places.filter((_, row) => ways.some((way) => (way[row] ?? 0) > 0));
  const parcels = used.flatMap((place) =>
    rules.map((rule) => (rule === 'SAFETY_STOCK' ? 0 : given.weights[rule] * place.points[rule])),
  );
  const units = demandOf(given.lines).flatMap(([variantId, asked], column) =>
    given.places.map(({ locationId }, row) => {
      const available = shelf(given, locationId, variantId)?.available ?? 0;
      const perUnit = available < asked ? 100 : Math.ceil(100 / available);
      return (ways[column]?.[row] ?? 0) * perUnit * given.weights.SAFETY_STOCK;
    }),
  );
  return [...parcels, ...units].reduce((sum, points) => sum + points, 0);
}

/** The fewest points of all distributions of all units; undefined where there is none. */
function fewestPoints(given: Case): number | undefined {
  let fewest: number | undefined;
  const demand = demandOf(given.lines);
  const follow = (ways: number[][]) => {
    const [variantId, asked] = demand[ways.length] ?? [];
    if (variantId === undefined || asked === undefined) {
      const points = pointsOf(given, ways);
      if (fewest === undefined || points < fewest) fewest = points;
      return;
    }
    const most = given.places.map(({ locationId }) => {
      const item = shelf(given, locationId, variantId);
      return item?.backOrderable ? asked : (item?.available ?? 0);
    });
    for (const way of waysToGive(asked, most)) follow([...ways, way]);
  };
  follow([]);
  return fewest;
}

const planned = (given: Case): SourcePlan =>
  chooseSources(given.lines, given.places, given.stock, given.weights);

it('plans as well as the best of all plans, on 1,000 random baskets', () => {
  let whole = 0;
  fc.assert(
    fc.property(anyCase, (given) => {
      const plan = planned(given);
      const fewest = fewestPoints(given);
      expect(plan.shortages.length === 0).toBe(fewest !== undefined);
      if (fewest === undefined) return;
      whole += 1;
      expect(plan.score).toBe(fewest);
    }),
    { numRuns: 1000 },
  );
  expect(whole).toBeGreaterThan(300);
});

it('gives each planned line all its units, and no shelf more than it has', () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      const { sources, shortages } = planned(given);
      const short = new Set(shortages.map(({ key }) => key));
      for (const line of given.lines) {
        const units = sources.filter(({ key }) => key === line.key);
        const sum = units.reduce((total, { quantity }) => total + quantity, 0);
        expect(sum).toBe(short.has(line.key) ? 0 : line.quantity);
      }
      for (const [, same] of Map.groupBy(sources, (one) => `${one.locationId} ${one.variantId}`)) {
        const [first] = same;
        const item = first && shelf(given, first.locationId, first.variantId);
        if (item?.backOrderable) continue;
        const taken = same.reduce((total, { quantity }) => total + quantity, 0);
        expect(taken).toBeLessThanOrEqual(item?.available ?? 0);
      }
    }),
    { numRuns: 1000 },
  );
});

it('weighs dozens of places without trying all their combinations', () => {
  const many = Array.from({ length: 60 }, (_, place) => `place ${place}`);
  const stock = many.flatMap((locationId, row) =>
    variants.map((variantId) => ({
      locationId,
      variantId,
      available: row % 3,
      backOrderable: false,
    })),
  );
  const lines = variants.map((variantId) => ({ key: variantId, variantId, quantity: 9 }));
  const points = {
    FEWEST_PARCELS: 100,
    DISTANCE: 0,
    SAFETY_STOCK: 0,
    CAPACITY: 0,
    PREFERENCE: 0,
    COST: 0,
  };
  const weights = { ...points, FEWEST_PARCELS: 20, SAFETY_STOCK: 1 };
  const sorted = many.map((locationId) => ({ locationId, points }));
  const { sources, shortages } = chooseSources(lines, sorted, stock, weights);
  expect(shortages).toEqual([]);
  expect(new Set(sources.map(({ locationId }) => locationId)).size).toBe(5);
});
