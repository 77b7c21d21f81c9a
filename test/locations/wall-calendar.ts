import type { Departure, HoursException, WeeklyHours } from '../../src/locations/index.js';

interface Hours {
  readonly weekly_hours: readonly WeeklyHours[];
  readonly hours_exceptions: readonly HoursException[];
}

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const days = { before: 5, after: 11 };

/** Every minute of some days, with what the clock and the calendar on the wall show then. */
export class WallCalendar {
  private readonly starts: number;
  /** By the minute: `2026-03-29 02:30`. */
  private readonly shown: string[] = [];
  /** The first minute that shows it. */
  private readonly first = new Map<string, number>();
  private readonly dates: readonly string[];

  constructor(zone: string, night: string) {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const middle = Date.parse(`${night}T00:00:00Z`);
    this.starts = middle - days.before * dayMs;
    for (let at = this.starts; at < middle + days.after * dayMs; at += minuteMs) {
      const text = format.format(at);
      if (!this.first.has(text)) this.first.set(text, this.shown.length);
      this.shown.push(text);
    }
    this.dates = [...new Set(this.shown.map((text) => text.slice(0, 10)))].slice(1, -2);
  }

  /** The first open minute after so many open ones; undefined where that lies beyond the days. */
  readyAt(place: Hours, from: Date, minutes: number): Date | undefined {
    const open = new Uint8Array(this.shown.length);
    for (const [opens, closes] of this.openings(place)) open.fill(1, opens, closes);
    let left = minutes;
    for (let at = this.minuteOf(from); at < open.length; at += 1) {
      if (open[at] === 0) continue;
      if (left === 0) return this.instant(at);
      left -= 1;
    }
    return undefined;
  }

  /** The minute itself where the doors are open then, or just close; else when that closes which opens next. */
  endsOfOpening(place: Hours, from: Date): Date[] {
    const at = this.minuteOf(from);
    const openings = this.openings(place);
    if (openings.some(([opens, closes]) => opens <= at && at <= closes)) return [from];
    const next = Math.min(...openings.map(([opens]) => opens).filter((opens) => opens > at));
    return openings.filter(([opens]) => opens === next).map(([, closes]) => this.instant(closes));
  }

  /** The next departure on a day that has any hours at all; without a timetable the next open minute. */
  departure(place: Hours, departs: readonly Departure[], ready: Date): Date | undefined {
    if (departs.length === 0) return this.readyAt(place, ready, 0);
    const instants = this.dates
      .filter((date) => hoursOn(place, date).length > 0)
      .flatMap((date) =>
        departs.filter(({ day }) => day === dayOf(date)).map(({ at }) => this.clock(date, at)),
      )
      .filter((minute) => minute >= this.minuteOf(ready));
    return instants.length > 0 ? this.instant(Math.min(...instants)) : undefined;
  }

  /** From which minute to which: the last one is outside. */
  private openings(place: Hours): (readonly [number, number])[] {
    return this.dates.flatMap((date) =>
      hoursOn(place, date).map(({ opens, closes }) => {
        const ends = closes > opens ? this.clock(date, closes) : this.clock(dayAfter(date), closes);
        return [this.clock(date, opens), ends] as const;
      }),
    );
  }

  /** The first minute that shows it; what the night leaves out is as much later as the clock was moved. */
  private clock(date: string, time: string): number {
    if (time === '24:00') return this.clock(dayAfter(date), '00:00');
    const shown = this.first.get(`${date} ${time}`);
    if (shown !== undefined) return shown;
    const last = this.shown.findIndex((text) => text > `${date} ${time}`) - 1;
    const told = Date.parse(`${date}T${time}Z`);
    return last + (told - Date.parse(`${this.shown[last]?.replace(' ', 'T')}Z`)) / minuteMs;
  }

  private minuteOf(at: Date): number {
    return (at.getTime() - this.starts) / minuteMs;
  }

  private instant(minute: number): Date {
    return new Date(this.starts + minute * minuteMs);
  }
}

/** Who tells no hours is there around the clock, but for the dates that are told. */
function hoursOn({ weekly_hours, hours_exceptions }: Hours, date: string) {
  const own = hours_exceptions.filter((each) => each.date === date);
  if (own.some(({ closed }) => closed)) return [];
  if (own.length > 0)
    return own.flatMap(({ opens, closes }) => (opens && closes ? [{ opens, closes }] : []));
  if (weekly_hours.length === 0) return [{ opens: '00:00', closes: '24:00' }];
  return weekly_hours.filter(({ day }) => day === dayOf(date));
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

function dayOf(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
}
