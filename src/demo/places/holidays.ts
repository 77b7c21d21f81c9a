import { type LocalText, text } from '../text.js';
import type { IsoDay } from './opening-hours.js';

/** A day off by law, with its name. */
export interface Holiday {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly name: LocalText;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - moon - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const day = moon + weekday - 7 * late + 114;
  return isoDate(year, Math.floor(day / 31), (day % 31) + 1);
}

/**
 * The bank holidays of France (Code du travail, article L3133-1), with the two that Alsace and
 * Moselle keep besides (article L3134-13). In order of date.
 */
export function bankHolidays(year: number, inAlsaceMoselle: boolean): Holiday[] {
  const easter = easterSunday(year);
  const holidays: Holiday[] = [
    { date: isoDate(year, 1, 1), name: text("Jour de l'An", "New Year's Day") },
    { date: plusDays(easter, 1), name: text('Lundi de Pâques', 'Easter Monday') },
    { date: isoDate(year, 5, 1), name: text('Fête du Travail', 'Labour Day') },
    { date: isoDate(year, 5, 8), name: text('Victoire de 1945', 'Victory Day 1945') },
    { date: plusDays(easter, 39), name: text('Ascension', 'Ascension Day') },
    { date: plusDays(easter, 50), name: text('Lundi de Pentecôte', 'Whit Monday') },
    { date: isoDate(year, 7, 14), name: text('Fête nationale', 'Bastille Day') },
    { date: isoDate(year, 8, 15), name: text('Assomption', 'Assumption Day') },
    { date: isoDate(year, 11, 1), name: text('Toussaint', "All Saints' Day") },
    { date: isoDate(year, 11, 11), name: text('Armistice de 1918', 'Armistice Day 1918') },
    { date: isoDate(year, 12, 25), name: text('Noël', 'Christmas Day') },
  ];
  if (inAlsaceMoselle)
    holidays.push(
      { date: plusDays(easter, -2), name: text('Vendredi saint', 'Good Friday') },
      { date: isoDate(year, 12, 26), name: text('Saint-Étienne', "St Stephen's Day") },
    );
  return holidays.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

export function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

export function plusDays(date: string, days: number): string {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

export function isoDayOf(date: string): IsoDay {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (day === 0 ? 7 : day) as IsoDay;
}
