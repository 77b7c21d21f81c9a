import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs, hourMs, later } from '../../src/kernel/clock.js';
import { saveTransferRoute } from '../../src/locations/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { setOnHand } from '../../src/stock/index.js';
import { findDelivery } from '../../src/storefront/data/delivery-options.js';
import { findPickupOptions } from '../../src/storefront/data/pickup-options.js';
import { given, must, type StockedShop } from '../support/given.js';
import { openPlace } from '../support/parcels.js';
import { weighs } from '../support/sourcing.js';
import { countStatements } from '../support/statements.js';

/** What of a thing lies in a place: what may be sold, what is kept back, and whether it may be sold without being there. */
interface Shelf {
  readonly free: number;
  readonly safety: number;
  readonly isEndless: boolean;
}
/** Of each of three things, by the code of the place. */
type Shelves = Readonly<Record<string, readonly Shelf[]>>;
/** Who sends to whom, how many hours it takes, and how many hours each takes to prepare. */
const ways: readonly (readonly [from: string, to: string, hours: number])[] = [
  ['W', 'NEAR', 5],
  ['X', 'NEAR', 2],
  ['Y', 'FAR', 30],
  ['X', 'FAR', 8],
];
const skus = ['CAP-BLUE', 'TEE-WHITE', 'MUG-RED'];
const senders = ['W', 'X', 'Y'];
const stores = ['FAR', 'LONE', 'NEAR'];
/** A Monday in winter: nothing about its clocks is odd. */
const now = new Date('2026-01-12T09:00:00Z');
const preparationMs = hourMs;

let shop: StockedShop;
const places = new Map<string, string>();
const variants: string[] = [];
beforeAll(async () => {
  shop = await given.shop({ workers: 0, stock: { 'CAP-BLUE': {} } });
  for (const sku of skus) variants.push(innerId('Variant', shop.variantIds[sku] ?? ''));
  for (const code of [...senders, ...stores]) {
    const isStore = stores.includes(code);
    const kind = isStore ? ('STORE' as const) : ('WAREHOUSE' as const);
    const pickupPolicy = isStore ? ('ANY' as const) : ('NONE' as const);
    const id = await openPlace(shop, { code, kind, pickupPolicy }, {});
    places.set(code, innerId('Location', id));
  }
  await shop.app.gateway.runAsSystem('given', async (work) => {
    for (const [from, to, hours] of ways)
      must(
        await saveTransferRoute(work, {
          fromLocationId: places.get(from) ?? '',
          toLocationId: places.get(to) ?? '',
          transitMinutes: hours * 60,
          departs: [],
        }),
      );
  });
  const weights = ['DISTANCE', 'SAFETY_STOCK', 'CAPACITY', 'PREFERENCE', 'COST'];
  await weighs(shop, {
    weights: [
      { rule: 'FEWEST_PARCELS', weight: 1 },
      ...weights.map((rule) => ({ rule, weight: 0 })),
    ],
  });
});
afterAll(() => shop.close());

/** How many of each thing are wanted. */
type Basket = readonly number[];
const basket: fc.Arbitrary<Basket> = fc
  .tuple(fc.nat(7), fc.nat(7), fc.nat(7))
  .filter((counts) => counts.some((count) => count > 0));
const shelf = fc.record({
  free: fc.nat(6),
  safety: fc.nat(2),
  isEndless: fc.nat(14).map((dice) => dice === 0),
});
const anyShelves: fc.Arbitrary<Shelves> = fc.record(
  Object.fromEntries(
    [...senders, ...stores].map((code) => [code, fc.tuple(shelf, shelf, shelf)] as const),
  ),
);
/** So many random stocks, and baskets on each of them: a thousand together. */
const runs = { numRuns: 20 };
const case50 = fc.record({
  shelves: anyShelves,
  baskets: fc.array(basket, { minLength: 50, maxLength: 50 }),
});

/** Somebody counts all shelves. */
async function lies(shelves: Shelves): Promise<void> {
  const items = Object.entries(shelves).flatMap(([code, things]) =>
    things.map(({ free, safety, isEndless }, each) => ({
      variantId: variants[each] ?? '',
      locationId: places.get(code) ?? '',
      onHand: free + safety,
      safety,
      backOrderable: isEndless,
    })),
  );
  await shop.app.gateway.runAsSystem('given', async (work) =>
    must(await setOnHand(work, { items, reason: 'counted' })),
  );
}

const linesOf = (wanted: Basket) =>
  wanted.flatMap((quantity, place) =>
    quantity > 0 ? [{ variantId: variants[place] ?? '', quantity }] : [],
  );
const mostOf = (shelves: Shelves, code: string, place: number) => {
  const { free = 0, isEndless = false } = shelves[code]?.[place] ?? {};
  return { free, endless: isEndless ? Number.POSITIVE_INFINITY : free };
};
const wantedPlaces = (wanted: Basket) => wanted.flatMap((count, place) => (count > 0 ? place : []));

/** What a store can hand over, worked out by looking at every shelf and every way. What is not there cannot be sent. */
function expectedPickup(shelves: Shelves, code: string, wanted: Basket) {
  const isMissing = (each: number) => mostOf(shelves, code, each).endless < (wanted[each] ?? 0);
  const missing = wantedPlaces(wanted).filter(isMissing);
  const routes = ways.filter(([, to]) => to === code).sort((a, b) => a[2] - b[2]);
  const has = (from: string, each: number) =>
    mostOf(shelves, from, each).free >= (wanted[each] ?? 0);
  const one = routes.find(([from]) => missing.every((each) => has(from, each)));
  const lines = wantedPlaces(wanted).map((each) => {
    if (!missing.includes(each)) return { source: 'HERE', readyAt: later(now, preparationMs) };
    const way = one ?? routes.find(([from]) => has(from, each));
    if (!way) return { source: 'NOWHERE', readyAt: null };
    return { source: 'TRANSFER', readyAt: later(now, preparationMs + way[2] * hourMs) };
  });
  const sources = new Set(lines.map(({ source }) => source));
  const instants = lines.flatMap(({ readyAt }) => readyAt?.getTime() ?? []);
  const readyAt = instants.length > 0 ? new Date(Math.max(...instants)) : null;
  if (sources.size === 1 && sources.has('HERE')) return { kind: 'WHOLE', lines, readyAt };
  if (sources.size === 1 && sources.has('NOWHERE')) return { kind: 'NONE', lines, readyAt };
  return { kind: sources.has('NOWHERE') ? 'PARTIAL' : 'TRANSFER', lines, readyAt };
}

/** The fewest places that together have these things, by trying all sets of them; none where no set does. */
function fewestPlaces(shelves: Shelves, wanted: Basket, things: readonly number[]): number {
  const sets = Array.from({ length: 2 ** senders.length }, (_, bits) =>
    senders.filter((_each, place) => bits & (1 << place)),
  );
  const enough = sets.filter((set) =>
    things.every((each) => {
      const all = set.reduce((sum, code) => sum + mostOf(shelves, code, each).endless, 0);
      return all >= (wanted[each] ?? 0);
    }),
  );
  return Math.min(...enough.map((set) => set.length));
}

const pickups = (wanted: Basket) =>
  findPickupOptions(shop.app.gateway.db, {
    lines: linesOf(wanted),
    near: undefined,
    withinKm: undefined,
    openAt: undefined,
    channel: 'WEB',
    includeNone: true,
    first: 100,
    now,
  });
const delivery = (wanted: Basket) =>
  findDelivery(shop.app.gateway.db, {
    lines: linesOf(wanted),
    to: { countryCode: 'FR', postalCode: '75002' },
    channel: 'WEB',
    currency: 'EUR',
    now,
  });

/** Every parcel leaves and arrives as it must; no shelf gives more than it has, and each thing comes in full. */
function checkParcels(
  { parcels }: Awaited<ReturnType<typeof delivery>>,
  { shelves, wanted, served }: { shelves: Shelves; wanted: Basket; served: readonly number[] },
): void {
  const leavesAt = later(now, preparationMs);
  const given = new Map<string, number>();
  for (const parcel of parcels) {
    expect(parcel).toMatchObject({ leavesAt, arrivesAt: later(leavesAt, 2 * dayMs) });
    const code = [...places].find(([, id]) => id === parcel.location.id)?.[0] ?? '';
    for (const { variantId, quantity } of parcel.lines) {
      const most = mostOf(shelves, code, variants.indexOf(variantId)).endless;
      expect(quantity).toBeLessThanOrEqual(most);
      given.set(variantId, (given.get(variantId) ?? 0) + quantity);
    }
  }
  expect(served.map((each) => given.get(variants[each] ?? ''))).toEqual(
    served.map((each) => wanted[each]),
  );
  expect(given.size).toBe(served.length);
}

async function checkDelivery(shelves: Shelves, wanted: Basket): Promise<void> {
  const things = wantedPlaces(wanted);
  const fewest = (some: readonly number[]) => fewestPlaces(shelves, wanted, some);
  const served = things.filter((each) => Number.isFinite(fewest([each])));
  const promise = await delivery(wanted);
  const parcels = served.length > 0 ? fewest(served) : 0;
  expect(promise.parcels.length).toBe(parcels);
  expect(promise.missing.length).toBe(things.length - served.length);
  const whole = parcels === 1 ? 'WHOLE' : 'SPLIT';
  const some = served.length < things.length ? 'PARTIAL' : whole;
  expect(promise.kind).toBe(parcels === 0 ? 'NONE' : some);
  checkParcels(promise, { shelves, wanted, served });
}

it('says of 1,000 random baskets on random stock where and when they can be collected, as looking at every shelf does', async () => {
  await fc.assert(
    fc.asyncProperty(case50, async ({ shelves, baskets }) => {
      await lies(shelves);
      for (const wanted of baskets) {
        const options = await pickups(wanted);
        for (const code of stores) {
          const found = options.find(({ location }) => location.id === places.get(code));
          expect(found, code).toMatchObject(expectedPickup(shelves, code, wanted));
        }
      }
    }),
    runs,
  );
}, 400_000);

it('says of 1,000 random baskets on random stock in how many parcels they are sent, and when they are there', async () => {
  await fc.assert(
    fc.asyncProperty(case50, async ({ shelves, baskets }) => {
      await lies(shelves);
      for (const wanted of baskets) await checkDelivery(shelves, wanted);
    }),
    runs,
  );
}, 400_000);

const plenty: Shelf = { free: 9, safety: 0, isEndless: false };
const bare: Shelf = { ...plenty, free: 0 };

it('asks as few statements for many lines and places as for one', async () => {
  const [one, all] = [
    [5, 0, 0],
    [6, 7, 7],
  ];
  const full = senders.map((code) => [code, [plenty, plenty, plenty]] as const);
  const empty = stores.map((code) => [code, [bare, bare, bare]] as const);
  await lies(Object.fromEntries([...full, ...empty]));
  expect(await countStatements(() => pickups(all ?? []))).toBe(
    await countStatements(() => pickups(one ?? [])),
  );
  expect(await countStatements(() => delivery(all ?? []))).toBe(
    await countStatements(() => delivery(one ?? [])),
  );
});

it('promises by the timetable of the way, and the doors of the store', async () => {
  const store = await openPlace(
    shop,
    {
      code: 'EARLY',
      kind: 'STORE',
      pickupPolicy: 'ANY',
      weeklyHours: [1, 2, 3, 4, 5].map((day) => ({ day, opens: '09:00', closes: '18:00' })),
      hoursExceptions: [{ date: '2026-01-15', closed: true }],
    },
    {},
  );
  await shop.app.gateway.runAsSystem('given', async (work) =>
    must(
      await saveTransferRoute(work, {
        fromLocationId: places.get('W') ?? '',
        toLocationId: innerId('Location', store),
        transitMinutes: 12 * 60,
        departs: [{ day: 3, at: '20:00' }],
      }),
    ),
  );
  const options = await pickups([4, 0, 0]);
  const found = options.find(({ location }) => location.id === innerId('Location', store));
  expect(found).toMatchObject({ kind: 'TRANSFER', readyAt: new Date('2026-01-16T08:00:00Z') });
});
