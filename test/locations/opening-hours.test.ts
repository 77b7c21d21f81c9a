import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type HoursException,
  isOpen,
  type KeepsHours,
  openingDays,
  openingOn,
  readyAt,
  type WeeklyHours,
} from '../../src/locations/domain/opening-hours.js';
import { instantOf, localDate } from '../../src/locations/domain/zoned-time.js';

const everyDay = (opens: string, closes: string): WeeklyHours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens, closes }));

function shop(
  weekly_hours: readonly WeeklyHours[],
  hours_exceptions: readonly HoursException[] = [],
  time_zone = 'Europe/Paris',
): KeepsHours & { preparation_minutes: number } {
  return { time_zone, weekly_hours, hours_exceptions, preparation_minutes: 120 };
}

const periodsOn = (location: KeepsHours, date: string) =>
  openingOn(location, date).periods.map(
    ({ opensAt, closesAt }) => `${opensAt.toISOString()} ${closesAt.toISOString()}`,
  );

describe('the clock on the wall', () => {
  it.each([
    ['2026-01-14', '09:30', '2026-01-14T08:30:00.000Z'],
    ['2026-07-14', '09:30', '2026-07-14T07:30:00.000Z'],
    // At 2 h it is 3 h: what the night leaves out is as much later as the clock was moved.
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    // At 3 h it is 2 h again: the first of the two is meant.
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-12-31', '24:00', '2026-12-31T23:00:00.000Z'],
  ])('shows %s %s in Paris at %s', (date, time, instant) => {
    expect(instantOf(date, time, 'Europe/Paris').toISOString()).toBe(instant);
  });

  it('knows a zone that is half an hour off, and one that moves by half an hour', () => {
    expect(instantOf('2026-05-01', '10:00', 'Asia/Kolkata').toISOString()).toBe(
      '2026-05-01T04:30:00.000Z',
    );
    expect(instantOf('2026-10-04', '02:15', 'Australia/Lord_Howe').toISOString()).toBe(
      '2026-10-03T15:45:00.000Z',
    );
  });

  it('gives back the date of every instant it made', () => {
    const zones = ['Europe/Paris', 'America/New_York', 'Pacific/Chatham', 'Asia/Tokyo', 'UTC'];
    const date = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        date,
        fc.integer({ min: 240, max: 1439 }),
        (zone, day, minute) => {
          const time = new Date(minute * 60_000).toISOString().slice(11, 16);
          expect(localDate(instantOf(day, time, zone), zone)).toBe(day);
        },
      ),
    );
  });
});

describe('opening hours', () => {
  it('lists a week, with a lunch break and a closed Sunday', () => {
    const weekly = [1, 2, 3, 4, 5, 6].flatMap((day) => [
      { day, opens: '14:00', closes: '19:00' },
      { day, opens: '10:00', closes: '12:30' },
    ]);
    const days = openingDays(shop(weekly), new Date('2026-01-17T22:00:00Z'), 3);
    expect(days.map((day) => day.date)).toEqual(['2026-01-17', '2026-01-18', '2026-01-19']);
    expect(days.map((day) => day.periods.length)).toEqual([2, 0, 2]);
    expect(days[0]?.periods[0]?.opensAt.toISOString()).toBe('2026-01-17T09:00:00.000Z');
  });

  it('begins with the date of the location, not with that of Greenwich', () => {
    const late = new Date('2026-06-30T22:30:00Z');
    expect(openingDays(shop(everyDay('10:00', '19:00')), late, 1)[0]?.date).toBe('2026-07-01');
  });

  it('replaces the hours of a date that has its own, and says why', () => {
    const location = shop(everyDay('10:00', '19:00'), [
      { date: '2026-12-24', closed: false, opens: '10:00', closes: '17:00' },
      { date: '2026-12-25', closed: true, reason: { fr: 'Noël', en: 'Christmas' } },
    ]);
    expect(periodsOn(location, '2026-12-24')).toEqual([
      '2026-12-24T09:00:00.000Z 2026-12-24T16:00:00.000Z',
    ]);
    expect(openingOn(location, '2026-12-25')).toMatchObject({
      periods: [],
      exceptional: true,
      reason: { fr: 'Noël' },
    });
    expect(openingOn(location, '2026-12-26').exceptional).toBe(false);
  });

  it('is open from the first instant to the one before the last', () => {
    const location = shop(everyDay('10:00', '19:00'));
    const at = (text: string) => isOpen(location, new Date(text));
    expect(at('2026-01-14T08:59:59.999Z')).toBe(false);
    expect(at('2026-01-14T09:00:00Z')).toBe(true);
    expect(at('2026-01-14T17:59:59.999Z')).toBe(true);
    expect(at('2026-01-14T18:00:00Z')).toBe(false);
  });

  it('lets a night belong to the day on which it begins', () => {
    const location = shop(
      [{ day: 5, opens: '20:00', closes: '02:00' }],
      [{ date: '2026-01-17', closed: true }],
    );
    expect(isOpen(location, new Date('2026-01-17T00:30:00Z'))).toBe(true);
    expect(isOpen(location, new Date('2026-01-17T01:00:00Z'))).toBe(false);
    expect(isOpen(location, new Date('2026-01-17T20:00:00Z'))).toBe(false);
  });

  it('is open all around the clock where it opens and closes at midnight', () => {
    const location = shop(everyDay('00:00', '24:00'));
    for (const at of ['2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z', '2026-10-25T01:30:00Z'])
      expect(isOpen(location, new Date(at))).toBe(true);
  });

  it('is an hour shorter in the night of March, and an hour longer in that of October', () => {
    const location = shop(everyDay('22:00', '06:00'));
    const hours = (date: string) => {
      const [period] = openingOn(location, date).periods;
      if (!period) throw new Error('closed');
      return (period.closesAt.getTime() - period.opensAt.getTime()) / 3_600_000;
    };
    expect([hours('2026-03-28'), hours('2026-03-27'), hours('2026-10-24')]).toEqual([7, 8, 9]);
  });
});

describe('when an order is ready', () => {
  const location = shop([1, 2, 3, 4, 5].map((day) => ({ day, opens: '10:00', closes: '19:00' })));
  const ready = (from: string, given = location) => readyAt(given, new Date(from)).toISOString();

  it('takes two hours of an open day', () => {
    expect(ready('2026-01-14T09:30:00Z')).toBe('2026-01-14T11:30:00.000Z');
  });

  it('waits for the doors to open', () => {
    expect(ready('2026-01-14T03:00:00Z')).toBe('2026-01-14T11:00:00.000Z');
  });

  it('goes on after the night and the week-end', () => {
    expect(ready('2026-01-16T17:00:00Z')).toBe('2026-01-19T10:00:00.000Z');
  });

  it('never promises the instant at which the doors close', () => {
    expect(ready('2026-01-14T16:00:00Z')).toBe('2026-01-15T09:00:00.000Z');
  });

  it('leaves out a holiday', () => {
    const closed = { ...location, hours_exceptions: [{ date: '2026-01-15', closed: true }] };
    expect(ready('2026-01-14T17:00:00Z', closed)).toBe('2026-01-16T10:00:00.000Z');
  });

  it('counts real hours in the nights when the clock is moved', () => {
    const night = shop(everyDay('00:00', '24:00'));
    expect(ready('2026-03-29T00:30:00Z', night)).toBe('2026-03-29T02:30:00.000Z');
    expect(ready('2026-10-25T00:30:00Z', night)).toBe('2026-10-25T02:30:00.000Z');
  });

  it('works around the clock where no hours are told', () => {
    expect(ready('2026-01-18T02:00:00Z', shop([]))).toBe('2026-01-18T04:00:00.000Z');
  });

  it('comes to an end however long the preparation takes', () => {
    const slow = { ...location, preparation_minutes: 10 ** 9 };
    expect(ready('2026-01-14T09:00:00Z', slow)).toBe('2027-01-15T09:00:00.000Z');
  });

  it('is always an instant at which the location is open, with the whole preparation before it', () => {
    const from = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(from, fc.integer({ min: 0, max: 2000 }), (at, minutes) => {
        const given = { ...location, preparation_minutes: minutes };
        const promise = readyAt(given, at);
        expect(isOpen(given, promise)).toBe(true);
        const openMs = openingDays(given, at, 30)
          .flatMap((day) => day.periods)
          .map(({ opensAt, closesAt }) => Math.min(+closesAt, +promise) - Math.max(+opensAt, +at))
          .reduce((sum, each) => sum + Math.max(0, each), 0);
        expect(openMs).toBe(minutes * 60_000);
      }),
      { numRuns: 60 },
    );
  });
});
