import { text } from '../text.js';
import { bankHolidays, isoDate, isoDayOf, plusDays } from './holidays.js';
import type { HoursException, IsoDay, WeeklyHours } from './opening-hours.js';

/** How a place keeps its year, on top of its week. */
export interface YearRhythm {
  /** ALWAYS closes on every bank holiday; CITY on 1 January, 1 May and Christmas only. */
  readonly closesOnHolidays: 'ALWAYS' | 'CITY';
  readonly inAlsaceMoselle?: boolean;
  /** Opens on the three Sundays before Christmas, as the mayor may allow (Code du travail, L3132-26). */
  readonly opensOnSundaysBeforeChristmas?: boolean;
}

type Spans = readonly (readonly [opens: string, closes: string])[];

const spansOn = (days: readonly IsoDay[], ...spans: Spans): WeeklyHours[] =>
  days.flatMap((day) => spans.map(([opens, closes]) => ({ day, opens, closes })));

/** A flagship in a tourist area, open seven days. */
export const flagshipWeek = [
  ...spansOn([1, 2, 3, 4, 5, 6], ['10:00', '20:00']),
  ...spansOn([7], ['11:00', '19:00']),
];

/** A shop on a main street, Monday to Saturday without a break. */
export const cityWeek = [
  ...spansOn([1, 2, 3, 4, 5], ['10:00', '19:00']),
  ...spansOn([6], ['10:00', '19:30']),
];

/** The same with a lunch break, and Monday from the afternoon on. */
export const lunchBreakWeek = [
  ...spansOn([1], ['14:00', '19:00']),
  ...spansOn([2, 3, 4, 5], ['10:00', '12:30'], ['14:00', '19:00']),
  ...spansOn([6], ['10:00', '19:00']),
];

/** Closed on Monday, with a lunch break, and open on Sunday morning for the market. */
export const marketWeek = [
  ...spansOn([2, 3, 4, 5], ['09:30', '12:30'], ['14:30', '19:00']),
  ...spansOn([6], ['09:30', '19:00']),
  ...spansOn([7], ['10:00', '13:00']),
];

/** A holiday town: seven days, and a long lunch on Sunday. */
export const holidayTownWeek = [
  ...spansOn([1, 2, 3, 4, 5, 6], ['10:00', '19:30']),
  ...spansOn([7], ['10:00', '13:00'], ['15:00', '19:00']),
];

export const warehouseWeek = spansOn([1, 2, 3, 4, 5], ['06:00', '21:00']);

const early = '17:30';
const neverOpen = new Set(['01-01', '05-01', '12-25']);

/** The days of those years on which the place keeps other hours than in its week. At most one for a date. */
export function exceptionsIn(
  years: readonly number[],
  week: readonly WeeklyHours[],
  rhythm: YearRhythm,
): HoursException[] {
  const byDate = new Map<string, HoursException>();
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const found = [
      ...holidaysOf(year, week, rhythm),
      ...evesOf(year, week),
      ...sundaysBeforeChristmas(year, week, rhythm),
    ];
    for (const exception of found)
      if (!byDate.has(exception.date)) byDate.set(exception.date, exception);
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function holidaysOf(
  year: number,
  week: readonly WeeklyHours[],
  { closesOnHolidays, inAlsaceMoselle = false }: YearRhythm,
): HoursException[] {
  return bankHolidays(year, inAlsaceMoselle)
    .filter(({ date }) => isOpenOn(week, date))
    .map(({ date, name }) =>
      closesOnHolidays === 'ALWAYS' || inAlsaceMoselle || neverOpen.has(date.slice(5))
        ? { date, closed: true, reason: name }
        : { date, closed: false, opens: '11:00', closes: '18:00', reason: name },
    );
}

/** Opens as on any such day, and closes early. */
function evesOf(year: number, week: readonly WeeklyHours[]): HoursException[] {
  const eves = [
    { date: isoDate(year, 12, 24), reason: text('Veille de Noël', 'Christmas Eve') },
    { date: isoDate(year, 12, 31), reason: text('Saint-Sylvestre', "New Year's Eve") },
  ];
  return eves.flatMap(({ date, reason }) => {
    const usual = week.filter(({ day }) => day === isoDayOf(date));
    const [opens] = usual.map((hours) => hours.opens).sort();
    const closes = usual
      .map((hours) => hours.closes)
      .sort()
      .at(-1);
    if (opens === undefined || closes === undefined) return [];
    return { date, closed: false, opens, closes: closes < early ? closes : early, reason };
  });
}

function sundaysBeforeChristmas(
  year: number,
  week: readonly WeeklyHours[],
  { opensOnSundaysBeforeChristmas = false }: YearRhythm,
): HoursException[] {
  if (!opensOnSundaysBeforeChristmas) return [];
  const christmas = isoDate(year, 12, 25);
  const last = plusDays(christmas, -isoDayOf(christmas));
  return [-14, -7, 0]
    .map((days) => plusDays(last, days))
    .filter((date) => !isOpenOn(week, date))
    .map((date) => ({
      date,
      closed: false,
      opens: '11:00',
      closes: '18:30',
      reason: text('Dimanche avant Noël', 'Sunday before Christmas'),
    }));
}

function isOpenOn(week: readonly WeeklyHours[], date: string): boolean {
  const day = isoDayOf(date);
  return week.some((hours) => hours.day === day);
}
