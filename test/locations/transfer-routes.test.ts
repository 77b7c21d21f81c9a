import 'reflect-metadata';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import {
  arrivalBy,
  type Departure,
  findTransferRoutes,
  locationsModule,
  type SaveTransferRoute,
  saveLocation,
  saveTransferRoute,
} from '../../src/locations/index.js';
import { openWindow, type ShopWindow } from '../storefront/shop-window.js';
import { parisStore, storeAt } from './places.js';

const hours = (opens: string, closes: string, days = [1, 2, 3, 4, 5, 6]) =>
  days.map((day) => ({ day, opens, closes }));
const place = (weekly_hours = hours('10:00', '19:00'), time_zone = 'Europe/Paris') => ({
  time_zone,
  weekly_hours,
  hours_exceptions: [] as { date: string; closed?: boolean; opens?: string; closes?: string }[],
});
const route = (transit_minutes: number, ...departs: Departure[]) => ({ transit_minutes, departs });
const arrival = (...asked: Parameters<typeof arrivalBy>) => arrivalBy(...asked).toISOString();

describe('an arrival', () => {
  const monday = { day: 1, at: '18:00' };

  it('waits for the next departure, and for the doors of the receiver', () => {
    // Monday 2026-01-12, 18:00 in Paris, and three hours on the road: the store has closed.
    const ready = new Date('2026-01-12T12:00:00Z');
    expect(arrival(route(180, monday), place(), place(), ready)).toBe('2026-01-13T09:00:00.000Z');
    expect(arrival(route(30, monday), place(), place(), ready)).toBe('2026-01-12T17:30:00.000Z');
  });

  it('takes what is ready at the very instant, and leaves a minute later without it', () => {
    const at = new Date('2026-01-12T17:00:00Z');
    expect(arrival(route(0, monday), place(), place(), at)).toBe('2026-01-12T17:00:00.000Z');
    const later = new Date('2026-01-12T17:01:00Z');
    expect(arrival(route(0, monday), place(), place(), later)).toBe('2026-01-19T17:00:00.000Z');
  });

  it('leaves out a departure on a closed day of the sender', () => {
    const sender = { ...place(), hours_exceptions: [{ date: '2026-01-12', closed: true }] };
    const ready = new Date('2026-01-12T08:00:00Z');
    const tuesday = { day: 2, at: '09:00' };
    expect(arrival(route(120, monday, tuesday), sender, place(), ready)).toBe(
      '2026-01-13T10:00:00.000Z',
    );
  });

  it('waits for the day after a holiday of the receiver', () => {
    const receiver = { ...place(), hours_exceptions: [{ date: '2026-01-12', closed: true }] };
    const ready = new Date('2026-01-12T08:00:00Z');
    expect(arrival(route(30, monday), place(), receiver, ready)).toBe('2026-01-13T09:00:00.000Z');
  });

  it('leaves at once where the route has no timetable, as soon as the sender is open', () => {
    const sunday = new Date('2026-01-11T12:00:00Z');
    expect(arrival(route(60), place(), place(), sunday)).toBe('2026-01-12T10:00:00.000Z');
    const warehouse = place([]);
    expect(arrival(route(60), warehouse, place([]), sunday)).toBe('2026-01-11T13:00:00.000Z');
    const closed = { ...warehouse, hours_exceptions: [{ date: '2026-01-11', closed: true }] };
    expect(arrival(route(60), closed, place([]), sunday)).toBe('2026-01-12T00:00:00.000Z');
  });

  it('keeps the departure by the clock on the wall when the clocks are moved', () => {
    const nightly = { day: 7, at: '02:30' };
    const always = place([]);
    const before = new Date('2026-03-28T12:00:00Z');
    expect(arrival(route(60, nightly), always, always, before)).toBe('2026-03-29T02:30:00.000Z');
    const autumn = new Date('2026-10-24T12:00:00Z');
    expect(arrival(route(60, nightly), always, always, autumn)).toBe('2026-10-25T01:30:00.000Z');
  });

  it('reads the departure by the clock of the sender, and the opening by that of the receiver', () => {
    const tokyo = place(hours('09:00', '17:00'), 'Asia/Tokyo');
    const ready = new Date('2026-01-12T00:00:00Z');
    // Monday 18:00 in Tokyo is 10:00 in Paris; half an hour later the shop of Paris is open.
    expect(arrival(route(30, monday), tokyo, place(), ready)).toBe('2026-01-12T09:30:00.000Z');
  });

  it('never promises further than a year', () => {
    const never = place(hours('10:00', '19:00', [1]));
    const ready = new Date('2026-01-12T00:00:00Z');
    expect(arrival(route(30, { day: 2, at: '10:00' }), never, place(), ready)).toBe(
      '2027-01-13T09:00:00.000Z',
    );
  });

  it('is never before the goods are ready and have travelled, and grows with them', () => {
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01') });
    const zone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'UTC');
    const departure = fc.record({
      day: fc.integer({ min: 1, max: 7 }),
      at: fc.integer({ min: 0, max: 1439 }).map(clockTime),
    });
    fc.assert(
      fc.property(
        at.filter((date) => !Number.isNaN(date.getTime())),
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.array(departure, { minLength: 1, maxLength: 4 }),
        zone,
        zone,
        (ready, delayMs, minutes, departs, from, to) => {
          const ends = [place(hours('08:00', '20:00', [1, 2, 3, 4, 5, 6, 7]), from), place([], to)];
          const [sender = place(), receiver = place()] = ends;
          const first = arrivalBy(route(minutes, ...departs), sender, receiver, ready);
          const later = new Date(ready.getTime() + delayMs);
          const second = arrivalBy(route(minutes, ...departs), sender, receiver, later);
          expect(first.getTime()).toBeGreaterThanOrEqual(ready.getTime() + minutes * 60_000);
          expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
        },
      ),
      { numRuns: 300 },
    );
  });
});

function clockTime(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(11, 16);
}

describe('the routes of a shop', () => {
  let shop: ShopWindow;
  let paris: string;
  let lyon: string;

  beforeAll(async () => {
    shop = await openWindow([locationsModule]);
    paris = (await shop.done((work) => saveLocation(work, parisStore))).id;
    lyon = (await shop.done((work) => saveLocation(work, storeAt('LYON', 45.76, 4.83)))).id;
  });
  afterAll(() => shop.close());

  const described = (more: Partial<SaveTransferRoute> = {}): SaveTransferRoute => ({
    fromLocationId: paris,
    toLocationId: lyon,
    transitMinutes: 240,
    departs: [{ day: 1, at: '06:00' }],
    ...more,
  });
  const save = (more: Partial<SaveTransferRoute> = {}) =>
    shop.run((work) => saveTransferRoute(work, described(more)));
  const told = async () => {
    const { rows } = await sql<{ seq: number }>`
      select seq from event where type = 'TransferRouteSaved'`.execute(shop.db);
    return rows.length;
  };

  it('are written once, changed under the same ends, and found by their receiver', async () => {
    await save();
    await save();
    expect(await told()).toBe(1);
    await save({ transitMinutes: 300 });
    expect(await told()).toBe(2);
    expect(await findTransferRoutes(shop.db, { to: [lyon] })).toEqual([
      {
        from_location_id: paris,
        to_location_id: lyon,
        transit_minutes: 300,
        departs: [{ day: 1, at: '06:00' }],
        active: true,
      },
    ]);
    expect(await findTransferRoutes(shop.db, { to: [lyon], from: [lyon] })).toEqual([]);
    expect(await findTransferRoutes(shop.db, { to: [] })).toEqual([]);
  });

  it('are not found once they, or one of their ends, are given up', async () => {
    await save({ active: false });
    expect(await findTransferRoutes(shop.db, { to: [lyon] })).toEqual([]);
    await save();
    await shop.done((work) => saveLocation(work, { ...parisStore, active: false }));
    expect(await findTransferRoutes(shop.db, { to: [lyon] })).toEqual([]);
    await shop.done((work) => saveLocation(work, parisStore));
  });

  it.each([
    ['fromLocationId', { fromLocationId: newId() }],
    ['toLocationId', { toLocationId: newId() }],
    ['transitMinutes', { transitMinutes: -1 }],
    ['transitMinutes', { transitMinutes: 1.5 }],
    ['departs', { departs: [{ day: 0, at: '06:00' }] }],
    ['departs', { departs: [{ day: 1, at: '24:00' }] }],
  ])('are refused where their %s cannot be true', async (field, wrong) => {
    expect(await save(wrong)).toMatchObject({ kind: 'InvalidTransferRoute', field });
  });

  it('never lead back to where they begin', async () => {
    expect(await save({ toLocationId: paris })).toMatchObject({ field: 'toLocationId' });
  });
});
