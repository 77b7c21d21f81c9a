import { dayMs, minuteMs } from '../../kernel/clock.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** True where the platform's own tables know the zone, such as `Europe/Paris`. */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The date, `YYYY-MM-DD`, that the calendar on the wall shows there at that instant. */
export function localDate(at: Date, zone: string): string {
  return new Date(at.getTime() + offsetMs(at.getTime(), zone)).toISOString().slice(0, 10);
}

/**
 * The instant at which the clock on the wall shows `time` (`HH:mm`, up to `24:00`) on that date. In the night
 * when an hour happens twice it is the first one; a time that the spring night leaves out is as much later
 * as the clock was moved.
 */
export function instantOf(date: string, time: string, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutesOf(time) * minuteMs;
  const before = wall - offsetMs(wall - dayMs, zone);
  const after = wall - offsetMs(wall + dayMs, zone);
  const shown = [before, after].filter((at) => at + offsetMs(at, zone) === wall);
  return new Date(shown.length > 0 ? Math.min(...shown) : before);
}

/** The instant at which the day began on the calendar there. */
export function startOfDay(at: Date, zone: string): Date {
  return instantOf(localDate(at, zone), '00:00', zone);
}

/** The date so many days later; earlier where the number is negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** ISO 8601: Monday is 1, Sunday is 7. */
export function isoDayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isSameDate(text);
}

/** Minutes since midnight of a text such as `09:30`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function isSameDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** How far the clocks of the zone are ahead of UTC at that instant. No clock has been moved within a minute for long. */
function offsetMs(at: number, zone: string): number {
  const minute = Math.floor(at / minuteMs);
  const known = offsetsOf(zone);
  const found = known.get(minute);
  if (found !== undefined) return found;
  const offset = readOffsetMs(minute * minuteMs, zone);
  if (known.size >= mostKnown) known.clear();
  known.set(minute, offset);
  return offset;
}

/** Asking the tables of the platform takes long, and the stores of a shop open at much the same minutes. */
const offsets = new Map<string, Map<number, number>>();
const mostKnown = 5000;

function offsetsOf(zone: string): Map<number, number> {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  return known;
}

function readOffsetMs(at: number, zone: string): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
