import 'reflect-metadata';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRefusal } from '../../src/kernel/refusal.js';
import { findLocationByCode, locationsModule, saveLocation } from '../../src/locations/index.js';
import { openWindow, type ShopWindow } from '../storefront/shop-window.js';
import { parisStore } from './places.js';

let shop: ShopWindow;

beforeAll(async () => {
  shop = await openWindow([locationsModule]);
});
afterAll(() => shop.close());

const eventsOf = async (id: string) => {
  const { rows } = await sql<{ type: string }>`
    select type from event where stream = ${`location:${id}`} order by seq`.execute(shop.db);
  return rows.map((row) => row.type);
};

it('writes a location, and nothing more where it is described in the same way again', async () => {
  const first = await shop.done((work) => saveLocation(work, parisStore));
  expect(first.written).toBe(true);
  const again = await shop.done((work) => saveLocation(work, { ...parisStore }));
  expect(again).toEqual({ id: first.id, written: false });
  expect(await eventsOf(first.id)).toEqual(['LocationSaved']);
});

it('changes what has changed, under the same id, and tells of it', async () => {
  const before = await shop.done((work) => saveLocation(work, parisStore));
  const hoursExceptions = [{ date: '2026-05-01', closed: true, reason: { fr: 'Fête du Travail' } }];
  const after = await shop.done((work) => saveLocation(work, { ...parisStore, hoursExceptions }));
  expect(after).toEqual({ id: before.id, written: true });
  const row = await findLocationByCode(shop.db, parisStore.code);
  expect(row?.hours_exceptions).toEqual(hoursExceptions);
  expect((await eventsOf(before.id)).length).toBe(2);
});

it.each([
  ['timeZone', { timeZone: 'Europe/Atlantis' }],
  ['latitude', { latitude: 91 }],
  ['longitude', { longitude: Number.NaN }],
  ['code', { code: 'a b' }],
  ['name', { name: ' ' }],
  ['weeklyHours', { weeklyHours: [{ day: 8, opens: '10:00', closes: '19:00' }] }],
  ['weeklyHours', { weeklyHours: [{ day: 1, opens: '24:00', closes: '19:00' }] }],
  ['hoursExceptions', { hoursExceptions: [{ date: '2026-02-30', closed: true }] }],
  ['hoursExceptions', { hoursExceptions: [{ date: '2026-02-03', opens: '10:00' }] }],
  ['preparationMinutes', { preparationMinutes: -1 }],
])('refuses a location whose %s cannot be true', async (field, wrong) => {
  const answer = await shop.run((work) =>
    saveLocation(work, { ...parisStore, code: 'NEW', ...wrong }),
  );
  expect(answer).toMatchObject({ kind: 'InvalidLocation', field });
  expect(isRefusal(answer)).toBe(true);
  expect(await findLocationByCode(shop.db, 'NEW')).toBeUndefined();
});

it('writes a location once when two describe it at the same time', async () => {
  const described = { ...parisStore, code: 'TWINS' };
  const both = await Promise.all([
    shop.done((work) => saveLocation(work, described)),
    shop.done((work) => saveLocation(work, described)),
  ]);
  expect(both[0]?.id).toBe(both[1]?.id);
  expect(both.map((each) => each.written).sort()).toEqual([false, true]);
});
