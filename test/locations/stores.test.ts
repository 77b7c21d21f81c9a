import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.js';
import { locationsModule, saveLocation } from '../../src/locations/index.js';
import type { Actor } from '../../src/platform/auth/actor.js';
import { openWindow, type ShopWindow } from '../storefront/shop-window.js';
import { countStatements } from '../support/statements.js';
import { parisStore, storeAt } from './places.js';

let shop: ShopWindow;
const ids = new Map<string, string>();
const idOf = (code: string) => toGlobalId('Location', ids.get(code) ?? '');

const places = [
  parisStore,
  storeAt('LILLE', 50.637, 3.063, { name: 'Étoile de Lille', city: 'Lille', postalCode: '59000' }),
  storeAt('LYON', 45.764, 4.8357, { city: 'Lyon', pickupPolicy: 'NONE' }),
  storeAt('VERSAILLES', 48.8049, 2.1204, { city: 'Versailles', sellsToChannels: ['STORE'] }),
  storeAt('NIGHT', 48.86, 2.35, {
    city: 'Paris',
    name: 'Nocturne 100% ouverte',
    weeklyHours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '18:00', closes: '04:00' })),
  }),
  storeAt('CLOSED-FOR-GOOD', 48.86, 2.35, { active: false }),
  storeAt('DEPOT', 48.9, 2.4, { kind: 'WAREHOUSE' }),
];

beforeAll(async () => {
  shop = await openWindow([locationsModule]);
  for (const place of places) {
    const { id } = await shop.done((work) => saveLocation(work, place));
    ids.set(place.code, id);
  }
});
afterAll(() => shop.close());

const near = { latitude: 48.8566, longitude: 2.3522 };
const stores = `query ($near: GeoPointInput, $withinKm: Float, $search: String, $pickup: Boolean, $openAt: DateTime,
    $first: Int, $after: String, $last: Int, $before: String) {
  stores(near: $near, withinKm: $withinKm, search: $search, pickup: $pickup, openAt: $openAt,
    first: $first, after: $after, last: $last, before: $before) {
    nodes { code distanceKm }
    edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const codes = async (variables: object) => {
  const { stores: page } = await shop.read(stores, variables);
  return page.nodes.map((node: { code: string }) => node.code);
};

describe('the stores', () => {
  it('come by name, without accents, warehouses and places that are given up', async () => {
    expect(await codes({})).toEqual(['LILLE', 'LYON', 'NIGHT', 'PARIS-RIVOLI', 'VERSAILLES']);
  });

  it('come nearest first where a place is given, and say how far they are', async () => {
    const { stores: page } = await shop.read(stores, { near });
    expect(page.nodes.map((node: { code: string }) => node.code)).toEqual([
      'PARIS-RIVOLI',
      'NIGHT',
      'VERSAILLES',
      'LILLE',
      'LYON',
    ]);
    const distances = page.nodes.map((node: { distanceKm: number }) => node.distanceKm);
    expect(distances[0]).toBeCloseTo(0.31, 1);
    expect(distances[4]).toBeCloseTo(391.5, 0);
  });

  it('are left out beyond the reach', async () => {
    expect(await codes({ near, withinKm: 5 })).toEqual(['PARIS-RIVOLI', 'NIGHT']);
    expect(await codes({ near, withinKm: 30 })).toEqual(['PARIS-RIVOLI', 'NIGHT', 'VERSAILLES']);
  });

  it('are found by words without accents, and percent signs find nothing', async () => {
    expect(await codes({ search: 'ÉTOILE lil' })).toEqual(['LILLE']);
    expect(await codes({ search: '75004' })).toHaveLength(4);
    expect(await codes({ search: '%' })).toEqual([]);
    expect(await codes({ search: '100%' })).toEqual(['NIGHT']);
    expect(await codes({ search: '\u0000' })).toEqual([]);
  });

  it('hand over orders of this channel where that is asked', async () => {
    expect(await codes({ pickup: true })).toEqual(['LILLE', 'NIGHT', 'PARIS-RIVOLI']);
  });

  it('are open at the instant that is asked for', async () => {
    const lateAtNight = '2026-01-18T01:30:00Z';
    expect(await codes({ openAt: lateAtNight })).toEqual(['NIGHT']);
    expect(await codes({ openAt: '2026-01-14T09:30:00Z', first: 2 })).toEqual(['LILLE', 'LYON']);
  });

  it.each([
    ['by name', {}],
    ['by distance', { near }],
    ['open ones', { openAt: '2026-01-14T09:30:00Z' }],
  ])('are paged forwards and backwards, %s', async (_, filter) => {
    const all = await codes(filter);
    const forwards: string[] = [];
    let after: string | null = null;
    do {
      const { stores: page } = await shop.read(stores, { ...filter, first: 2, after });
      forwards.push(...page.nodes.map((node: { code: string }) => node.code));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(forwards).toEqual(all);

    const backwards: string[] = [];
    let before: string | null = null;
    do {
      const { stores: page } = await shop.read(stores, { ...filter, last: 2, before });
      backwards.unshift(...page.nodes.map((node: { code: string }) => node.code));
      before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
    } while (before);
    expect(backwards).toEqual(all);
  });

  it('refuse arguments that make no sense, and cursors of another list', async () => {
    const byName = await shop.read(stores, { first: 1 });
    const cursor = byName['stores'].edges[0].cursor;
    const forged = (...parts: unknown[]) =>
      Buffer.from(JSON.stringify(parts)).toString('base64url');
    const order = `stores from ${near.latitude} ${near.longitude}`;
    const wrong = [
      { first: -1 },
      { first: 101 },
      { first: 1, last: 1 },
      { withinKm: 5 },
      { near, withinKm: 0 },
      { near, withinKm: -3 },
      { near: { latitude: 91, longitude: 0 } },
      { search: 'a'.repeat(201) },
      { near, after: cursor },
      { after: 'nonsense' },
      { after: forged('stores by name', 'a', 'no-id') },
      { after: forged('stores by name', 'a\u0000', ids.get('LYON')) },
      { near, after: forged(order, '1', ids.get('LYON')) },
    ];
    for (const variables of wrong)
      expect(await shop.refused(stores, variables)).toBe('BAD_USER_INPUT');
  });

  it('bear a cursor with a number that is out of all bounds', async () => {
    const order = `stores from ${near.latitude} ${near.longitude}`;
    const after = Buffer.from(JSON.stringify([order, 1e300, ids.get('LYON')])).toString(
      'base64url',
    );
    expect(await codes({ near, after })).toEqual([]);
  });

  it('cost one statement, however many they are', async () => {
    const whole = `{ stores { nodes { id code address { city } openingHours { periods { opensAt } } isOpen eventsCursor } } }`;
    expect(await countStatements(() => shop.read(whole))).toBe(1);
  });
});

describe('one location', () => {
  const location = 'query ($id: ID, $code: String) { location(id: $id, code: $code) { code } }';

  it('is found by its id or its code, warehouses too', async () => {
    expect(await shop.read(location, { id: idOf('LYON') })).toEqual({ location: { code: 'LYON' } });
    expect(await shop.read(location, { code: 'DEPOT' })).toEqual({ location: { code: 'DEPOT' } });
  });

  it('is null where there is none, and where it is given up', async () => {
    const none = { location: null };
    expect(await shop.read(location, { code: 'NOWHERE' })).toEqual(none);
    expect(await shop.read(location, { code: 'NO\u0000' })).toEqual(none);
    expect(await shop.read(location, { id: 'x' })).toEqual(none);
    expect(await shop.read(location, { id: toGlobalId('Product', ids.get('LYON') ?? '') })).toEqual(
      none,
    );
    expect(await shop.read(location, { id: idOf('CLOSED-FOR-GOOD') })).toEqual(none);
  });

  it('is asked for in one way', async () => {
    expect(await shop.refused(location, {})).toBe('BAD_USER_INPUT');
    expect(await shop.refused(location, { id: idOf('LYON'), code: 'LYON' })).toBe('BAD_USER_INPUT');
  });

  it('shows its hours in the language of the request, and its promise', async () => {
    const hoursExceptions = [
      { date: '2026-01-15', closed: true, reason: { fr: 'Inventaire', en: 'Stocktaking' } },
    ];
    await shop.done((work) => saveLocation(work, { ...parisStore, hoursExceptions }));
    const { location: read } = await shop.read(
      `{ location(code: "PARIS-RIVOLI") {
        kind name phone timeZone pickupPolicy point { latitude } address { postalCode countryCode }
        isOpen later: isOpen(at: "2026-01-15T10:00:00Z") readyAt distanceKm
        openingHours(days: 2) { date exceptional reason periods { opensAt closesAt } }
      } }`,
      {},
      { locale: 'en' },
    );
    expect(read).toEqual({
      kind: 'STORE',
      name: 'Paris Rivoli',
      phone: '+33199000001',
      timeZone: 'Europe/Paris',
      pickupPolicy: 'LOCAL',
      point: { latitude: 48.8583 },
      address: { postalCode: '75004', countryCode: 'FR' },
      isOpen: true,
      later: false,
      readyAt: '2026-01-14T11:00:00.000Z',
      distanceKm: null,
      openingHours: [
        {
          date: '2026-01-14',
          exceptional: false,
          reason: null,
          periods: [{ opensAt: '2026-01-14T09:00:00.000Z', closesAt: '2026-01-14T18:00:00.000Z' }],
        },
        { date: '2026-01-15', exceptional: true, reason: 'Stocktaking', periods: [] },
      ],
    });
  });

  it('refuses to list more days than a month', async () => {
    const days = (n: number) => `{ location(code: "LYON") { openingHours(days: ${n}) { date } } }`;
    expect(await shop.refused(days(32))).toBe('BAD_USER_INPUT');
    expect(await shop.refused(days(0))).toBe('BAD_USER_INPUT');
  });

  it('shows the place in its stream of tasks only to those who work there', async () => {
    const ask = '{ location(code: "LYON") { eventsCursor } }';
    const associate = (...locationIds: string[]): Actor => ({
      kind: 'ASSOCIATE',
      id: 'a',
      locationIds,
    });
    const own = await shop.read(ask, {}, { actor: associate(ids.get('LYON') ?? '') });
    expect(own['location'].eventsCursor).toEqual(expect.any(String));
    const other = await shop.read(ask, {}, { actor: associate(ids.get('LILLE') ?? '') });
    expect(other['location'].eventsCursor).toBeNull();
    expect((await shop.read(ask))['location'].eventsCursor).toBeNull();
  });
});
