import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  arrivalBy,
  type Departure,
  deadlineAt,
  type HoursException,
  readyAt,
  type WeeklyHours,
} from '../../src/locations/index.js';
import { WallCalendar } from './wall-calendar.js';

/**
 * Promises are worked out a second time here, by looking at every minute of two weeks: whether the doors are open, and
 * what the clock on the wall shows. Nothing of how the shop works them out is used.
 */
const nights: Readonly<Record<string, readonly string[]>> = {
  'Europe/Paris': ['2026-03-29', '2026-10-25'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
  'America/Havana': ['2026-03-08', '2026-11-01'],
};
const runs = { numRuns: 500 };
const calendars = new Map<string, WallCalendar>();

/** The minutes of a zone around a night in which its clocks are moved, written down once. */
function calendar(zone: string, night: string): WallCalendar {
  const key = `${zone} ${night}`;
  const known = calendars.get(key) ?? new WallCalendar(zone, night);
  calendars.set(key, known);
  return known;
}

const timeOf = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16);
/** Often one at which something is odd, or closes while something else opens. */
const odd = ['00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '09:00', '19:00'];
const time = fc.oneof(fc.integer({ min: 0, max: 1439 }).map(timeOf), fc.constantFrom(...odd));
const closing = fc.oneof({ weight: 4, arbitrary: time }, fc.constant('24:00'));
const opening = fc.record({ day: fc.integer({ min: 1, max: 7 }), opens: time, closes: closing });
const weekly: fc.Arbitrary<WeeklyHours[]> = fc.array(opening, { maxLength: 8 });
const dateAround = (night: string) =>
  fc.integer({ min: -3, max: 4 }).map((days) =>
    instant(night, days * 1440)
      .toISOString()
      .slice(0, 10),
  );
const exceptions = (night: string): fc.Arbitrary<HoursException[]> =>
  fc.array(
    fc.oneof(
      dateAround(night).map((date) => ({ date, closed: true })),
      fc.record({ date: dateAround(night), opens: time, closes: closing }),
    ),
    { maxLength: 3 },
  );
const placeIn = (zone: string, night: string) =>
  fc.record({
    time_zone: fc.constant(zone),
    weekly_hours: weekly,
    hours_exceptions: exceptions(night),
    preparation_minutes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 })),
  });
const somewhere = fc
  .constantFrom(...Object.keys(nights))
  .chain((zone) => fc.tuple(fc.constant(zone), fc.constantFrom(...(nights[zone] ?? []))));
const aPlace = somewhere.chain(([zone, night]) =>
  fc.record({
    zone: fc.constant(zone),
    night: fc.constant(night),
    place: placeIn(zone, night),
    offset: fc.integer({ min: -2 * 1440, max: 2 * 1440 }),
  }),
);

function instant(night: string, offset: number): Date {
  return new Date(Date.parse(`${night}T00:00:00Z`) + offset * 60_000);
}

it('goods are ready after so many open minutes, while the doors are open', () => {
  fc.assert(
    fc.property(aPlace, ({ zone, night, place, offset }) => {
      const from = instant(night, offset);
      const ready = calendar(zone, night).readyAt(place, from, place.preparation_minutes);
      if (ready) expect(readyAt(place, from)).toEqual(ready);
    }),
    runs,
  );
});

it('a time is over while the doors are open, or with their next opening', () => {
  fc.assert(
    fc.property(aPlace, ({ zone, night, place, offset }) => {
      const at = instant(night, offset);
      const ends = calendar(zone, night).endsOfOpening(place, at);
      if (ends.length > 0) expect(ends).toContainEqual(deadlineAt(place, at));
    }),
    runs,
  );
});

it('goods arrive with the next departure on an open day, once the doors of the receiver are open', () => {
  const departure: fc.Arbitrary<Departure> = fc.record({
    day: fc.integer({ min: 1, max: 7 }),
    at: time,
  });
  const route = fc.record({
    departs: fc.array(departure, { maxLength: 4 }),
    transit_minutes: fc.integer({ min: 0, max: 2000 }),
  });
  const way = aPlace.chain((from) =>
    fc.record({ from: fc.constant(from), route, receiver: placeIn(from.zone, from.night) }),
  );
  fc.assert(
    fc.property(way, ({ from: { zone, night, place, offset }, route, receiver }) => {
      const wall = calendar(zone, night);
      const ready = instant(night, offset);
      const leaves = wall.departure(place, route.departs, ready);
      const there = leaves && new Date(leaves.getTime() + route.transit_minutes * 60_000);
      const arrives = there && wall.readyAt(receiver, there, 0);
      if (arrives) expect(arrivalBy(route, place, receiver, ready)).toEqual(arrives);
    }),
    runs,
  );
});
