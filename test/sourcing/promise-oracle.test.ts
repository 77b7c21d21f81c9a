import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs, hourMs, later } from '../../src/kernel/clock.js';
import { saveTransferRoute } from '../../src/locations/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { findDelivery } from '../../src/storefront/data/delivery-options.js';
import { findPickupOptions } from '../../src/storefront/data/pickup-options.js';
import { given, must, type StockedShop } from '../support/given.js';
import { openPlace } from '../support/parcels.js';
import { weighs } from '../support/sourcing.js';
import { countStatements } from '../support/statements.js';

/** How many of each of three things lie where; places with a name of one letter send, the others hand over. */
const shelves: Readonly<Record<string, readonly number[]>> = {
  W: [4, 0, 2],
  X: [2, 3, 0],
  Y: [0, 5, 5],
  NEAR: [3, 1, 0],
  FAR: [0, 0, 1],
  LONE: [1, 2, 3],
};
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
  for (const [code, counts] of Object.entries(shelves)) {
    const stock = Object.fromEntries(skus.map((sku, place) => [sku, counts[place] ?? 0]));
    const isStore = stores.includes(code);
    const kind = isStore ? ('STORE' as const) : ('WAREHOUSE' as const);
    const pickupPolicy = isStore ? ('ANY' as const) : ('NONE' as const);
    const id = await openPlace(shop, { code, kind, pickupPolicy }, stock);
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

const linesOf = (wanted: Basket) =>
  wanted.flatMap((quantity, place) =>
    quantity > 0 ? [{ variantId: variants[place] ?? '', quantity }] : [],
  );
const inPlace = (code: string, place: number) => shelves[code]?.[place] ?? 0;
const wantedPlaces = (wanted: Basket) => wanted.flatMap((count, place) => (count > 0 ? place : []));

/** What a store can hand over, worked out by looking at every shelf and every way. */
function expectedPickup(code: string, wanted: Basket) {
  const missing = wantedPlaces(wanted).filter((each) => inPlace(code, each) < (wanted[each] ?? 0));
  const routes = ways.filter(([, to]) => to === code).sort((a, b) => a[2] - b[2]);
  const has = (from: string, each: number) => inPlace(from, each) >= (wanted[each] ?? 0);
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
function fewestPlaces(wanted: Basket, things: readonly number[]): number {
  const sets = Array.from({ length: 2 ** senders.length }, (_, bits) =>
    senders.filter((_each, place) => bits & (1 << place)),
  );
  const enough = sets.filter((set) =>
    things.every(
      (each) => set.reduce((sum, code) => sum + inPlace(code, each), 0) >= (wanted[each] ?? 0),
    ),
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
  wanted: Basket,
  served: readonly number[],
): void {
  const leavesAt = later(now, preparationMs);
  const given = new Map<string, number>();
  for (const parcel of parcels) {
    expect(parcel).toMatchObject({ leavesAt, arrivesAt: later(leavesAt, 2 * dayMs) });
    const code = [...places].find(([, id]) => id === parcel.location.id)?.[0] ?? '';
    for (const { variantId, quantity } of parcel.lines) {
      expect(quantity).toBeLessThanOrEqual(inPlace(code, variants.indexOf(variantId)));
      given.set(variantId, (given.get(variantId) ?? 0) + quantity);
    }
  }
  expect(served.map((each) => given.get(variants[each] ?? ''))).toEqual(
    served.map((each) => wanted[each]),
  );
  expect(given.size).toBe(served.length);
}

it('says of 1,000 random baskets where and when they can be collected, as looking at every shelf does', async () => {
  await fc.assert(
    fc.asyncProperty(basket, async (wanted) => {
      const options = await pickups(wanted);
      for (const code of stores) {
        const found = options.find(({ location }) => location.id === places.get(code));
        expect(found, code).toMatchObject(expectedPickup(code, wanted));
      }
    }),
    { numRuns: 1000 },
  );
}, 400_000);

it('says of 1,000 random baskets in how many parcels they are sent, and when they are there', async () => {
  await fc.assert(
    fc.asyncProperty(basket, async (wanted) => {
      const things = wantedPlaces(wanted);
      const served = things.filter((each) => Number.isFinite(fewestPlaces(wanted, [each])));
      const promise = await delivery(wanted);
      const parcels = served.length > 0 ? fewestPlaces(wanted, served) : 0;
      expect(promise.parcels.length).toBe(parcels);
      expect(promise.missing.length).toBe(things.length - served.length);
      const whole = parcels === 1 ? 'WHOLE' : 'SPLIT';
      const some = served.length < things.length ? 'PARTIAL' : whole;
      expect(promise.kind).toBe(parcels === 0 ? 'NONE' : some);
      checkParcels(promise, wanted, served);
    }),
    { numRuns: 1000 },
  );
}, 400_000);

it('asks as few statements for many lines and places as for one', async () => {
  const [one, all] = [
    [5, 0, 0],
    [6, 7, 7],
  ];
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
