import type { WeeklyHours } from '../../locations/index.js';

const days: readonly (readonly string[])[] = [
  ['mon', 'lun'],
  ['tue', 'mar'],
  ['wed', 'mer'],
  ['thu', 'jeu'],
  ['fri', 'ven'],
  ['sat', 'sam'],
  ['sun', 'dim'],
];

const part = /^([a-z]+)(?:\s*[-–]\s*([a-z]+))?\s+(.+)$/;
const period = /^(\d{1,2})[:h](\d{2})?\s*[-–]\s*(\d{1,2})[:h](\d{2})?$/;

/**
 * Opening hours from a compact text, in English or French: `Mon-Fri 09:00-12:30, 14:00-19:00; Sat 10:00-18:00`.
 * Days that are not named are closed. Undefined where the text cannot be read.
 */
export function readHours(text: string): WeeklyHours[] | undefined {
  const parts = text.toLowerCase().split(';');
  const hours = parts.filter((each) => each.trim() !== '').map(readPart);
  if (!hours.every((each) => each !== undefined)) return undefined;
  return hours.flat().toSorted((a, b) => a.day - b.day || a.opens.localeCompare(b.opens));
}

/** Some days with their periods. */
function readPart(text: string): WeeklyHours[] | undefined {
  const match = part.exec(text.trim());
  const span = match && daysFrom(match[1] ?? '', match[2]);
  const periods = match && readPeriods(match[3] ?? '');
  if (!span || !periods) return undefined;
  return span.flatMap((day) => periods.map((each) => ({ day, ...each })));
}

/** `Sat-Mon` goes over the end of the week. */
function daysFrom(first: string, last: string | undefined): number[] | undefined {
  const from = dayOf(first);
  const to = last === undefined ? from : dayOf(last);
  if (from === undefined || to === undefined) return undefined;
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, ahead) => ((from - 1 + ahead) % 7) + 1);
}

/** Whole names count too: `Monday`, `lundi`. */
function dayOf(name: string): number | undefined {
  const place = days.findIndex((names) => names.includes(name.slice(0, 3)));
  return place < 0 ? undefined : place + 1;
}

function readPeriods(text: string): { opens: string; closes: string }[] | undefined {
  const periods = text.split(',').map((each) => {
    const match = period.exec(each.trim());
    const opens = match && timeOf(match[1], match[2]);
    const closes = match && timeOf(match[3], match[4]);
    return opens && closes && opens !== '24:00' ? { opens, closes } : undefined;
  });
  return periods.every((each) => each !== undefined) ? periods : undefined;
}

function timeOf(hour = '', minute = '00'): string | undefined {
  const isTime = Number(hour) < 24 && Number(minute) < 60;
  const isMidnight = Number(hour) === 24 && Number(minute) === 0;
  return isTime || isMidnight ? `${hour.padStart(2, '0')}:${minute}` : undefined;
}
