import { dayMs, later, minuteMs } from '../../kernel/clock.js';
import type { LocalText } from '../../kernel/local-text.js';
import { addDays, instantOf, isoDayOf, localDate, minutesOf } from './zoned-time.js';

/** One opening of a week-day, 1 (Monday) to 7, `HH:mm` in the location's own time. A break makes two of them. */
export interface WeeklyHours {
  readonly day: number;
  readonly opens: string;
  /** At or before `opens`: of the following day. */
  readonly closes: string;
}

/** Replaces all the hours of one date, `YYYY-MM-DD` in the location's own time. */
export interface HoursException {
  readonly date: string;
  readonly closed?: boolean;
  readonly opens?: string;
  readonly closes?: string;
  readonly reason?: LocalText;
}

/** What of a location is needed to know when it is open. */
export interface KeepsHours {
  readonly time_zone: string;
  readonly weekly_hours: readonly WeeklyHours[];
  readonly hours_exceptions: readonly HoursException[];
}

/** From the first instant inside to the first one outside. */
export interface OpeningPeriod {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

export interface OpeningDay {
  readonly date: string;
  readonly periods: readonly OpeningPeriod[];
  /** True where the date has hours of its own. */
  readonly exceptional: boolean;
  readonly reason: LocalText | undefined;
}

/** No promise reaches further than this, however long a location stays closed. */
const horizonDays = 366;

/** When the location is open on that date of its own calendar. A night that ends on the next day belongs to the first. */
export function openingOn(location: KeepsHours, date: string): OpeningDay {
  const exceptions = location.hours_exceptions.filter((exception) => exception.date === date);
  const closed = exceptions.some((exception) => exception.closed);
  const exceptional = exceptions.length > 0;
  const day = isoDayOf(date);
  const hours = exceptional ? exceptions : location.weekly_hours.filter((each) => each.day === day);
  return {
    date,
    periods: closed
      ? []
      : hours.flatMap((each) => periodOn(date, each, location.time_zone)).sort(byStart),
    exceptional,
    reason: exceptions.find((exception) => exception.reason)?.reason,
  };
}

/** The hours of so many days, the first of which is the date on the location's own calendar at `from`. */
export function openingDays(location: KeepsHours, from: Date, days: number): OpeningDay[] {
  const first = localDate(from, location.time_zone);
  return Array.from({ length: days }, (_, ahead) => openingOn(location, addDays(first, ahead)));
}

export function isOpen(location: KeepsHours, at: Date): boolean {
  const today = localDate(at, location.time_zone);
  return [addDays(today, -1), today].some((date) =>
    openingOn(location, date).periods.some(
      ({ opensAt, closesAt }) => opensAt <= at && at < closesAt,
    ),
  );
}

/**
 * When an order of `from` is ready to be collected: its preparation takes opening hours only, and it ends while
 * the location is open.
 */
export function readyAt(
  location: KeepsHours & { readonly preparation_minutes: number },
  from: Date,
): Date {
  let leftMs = location.preparation_minutes * minuteMs;
  const today = localDate(from, location.time_zone);
  let at = from.getTime();
  // A night that has begun yesterday may go on.
  for (let ahead = -1; ahead <= horizonDays; ahead += 1) {
    for (const { opensAt, closesAt } of workingHoursOn(location, addDays(today, ahead))) {
      const start = Math.max(at, opensAt.getTime());
      const openMs = closesAt.getTime() - start;
      if (openMs <= 0) continue;
      if (leftMs < openMs) return new Date(start + leftMs);
      leftMs -= openMs;
      at = closesAt.getTime();
    }
  }
  return later(from, horizonDays * dayMs);
}

/** That instant where the location is open then; else the end of its next opening: no time is over behind closed doors. */
export function deadlineAt(location: KeepsHours, at: Date): Date {
  const today = localDate(at, location.time_zone);
  for (let ahead = -1; ahead <= horizonDays; ahead += 1) {
    const date = addDays(today, ahead);
    const next = workingHoursOn(location, date).find(({ closesAt }) => closesAt >= at);
    if (next) return next.opensAt <= at ? at : next.closesAt;
  }
  return at;
}

/** A location that tells no hours, as a warehouse may, works around the clock, but for the dates that are its exceptions. */
export function workingHoursOn(location: KeepsHours, date: string): readonly OpeningPeriod[] {
  const { periods, exceptional } = openingOn(location, date);
  if (exceptional || location.weekly_hours.length > 0) return periods;
  const { time_zone: zone } = location;
  return [{ opensAt: instantOf(date, '00:00', zone), closesAt: instantOf(date, '24:00', zone) }];
}

function periodOn(
  date: string,
  { opens, closes }: { readonly opens?: string; readonly closes?: string },
  zone: string,
): OpeningPeriod[] {
  if (opens === undefined || closes === undefined) return [];
  const closesOn = minutesOf(closes) <= minutesOf(opens) ? addDays(date, 1) : date;
  return [{ opensAt: instantOf(date, opens, zone), closesAt: instantOf(closesOn, closes, zone) }];
}

function byStart(a: OpeningPeriod, b: OpeningPeriod): number {
  return a.opensAt.getTime() - b.opensAt.getTime();
}
