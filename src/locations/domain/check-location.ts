import { isPoint } from './geography.js';
import type { HoursException, WeeklyHours } from './opening-hours.js';
import { isDate, isTimeZone } from './zoned-time.js';

/** What a description of a location must satisfy before it is written. */
export interface Described {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly countryCode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly preparationMinutes?: number;
  readonly weeklyHours: readonly WeeklyHours[];
  readonly hoursExceptions?: readonly HoursException[];
}

const codeShape = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const timeShape = /^([01]\d|2[0-3]):[0-5]\d$/;
const maxPreparationMinutes = 30 * 24 * 60;
const maxPeriods = 50;
const maxExceptions = 1000;

/** The first part that cannot be true; undefined where all is well. */
export function wrongPartOf(location: Described): keyof Described | undefined {
  const { preparationMinutes = 0, weeklyHours, hoursExceptions = [] } = location;
  const rules: readonly (readonly [keyof Described, boolean])[] = [
    ['code', codeShape.test(location.code)],
    ['name', isLine(location.name)],
    ['city', isLine(location.city)],
    ['countryCode', /^[A-Z]{2}$/.test(location.countryCode)],
    ['latitude', isPoint({ latitude: location.latitude, longitude: 0 })],
    ['longitude', isPoint({ latitude: 0, longitude: location.longitude })],
    ['timeZone', isTimeZone(location.timeZone)],
    ['preparationMinutes', isCount(preparationMinutes, maxPreparationMinutes)],
    ['weeklyHours', weeklyHours.length <= maxPeriods && weeklyHours.every(isWeekly)],
    [
      'hoursExceptions',
      hoursExceptions.length <= maxExceptions && hoursExceptions.every(isException),
    ],
  ];
  return rules.find(([, holds]) => !holds)?.[0];
}

function isWeekly({ day, opens, closes }: WeeklyHours): boolean {
  return Number.isInteger(day) && day >= 1 && day <= 7 && isTime(opens) && isClosing(closes);
}

function isException({ date, closed, opens, closes }: HoursException): boolean {
  if (!isDate(date)) return false;
  if (closed) return opens === undefined && closes === undefined;
  return opens !== undefined && closes !== undefined && isTime(opens) && isClosing(closes);
}

function isTime(text: string): boolean {
  return timeShape.test(text);
}

function isClosing(text: string): boolean {
  return isTime(text) || text === '24:00';
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

function isLine(text: string): boolean {
  return text.trim() !== '' && text.length <= 200 && !text.includes('\u0000');
}
