import type { DemoLocation } from '../shop.js';
import type { YearRhythm } from './hours.js';
import type { WeeklyHours } from './opening-hours.js';

/** A location without what depends on the years asked for. */
export interface Place
  extends Pick<
    DemoLocation,
    'code' | 'name' | 'latitude' | 'longitude' | 'phone' | 'pickupPolicy' | 'safetyStock'
  > {
  readonly line1: string;
  readonly postalCode: string;
  readonly city: string;
  readonly preparationMinutes: number;
  readonly week: readonly WeeklyHours[];
  readonly rhythm: YearRhythm;
}

export const city: YearRhythm = { closesOnHolidays: 'CITY' };
export const advent: YearRhythm = { closesOnHolidays: 'CITY', opensOnSundaysBeforeChristmas: true };
export const always: YearRhythm = { closesOnHolidays: 'ALWAYS' };
export const alsace: YearRhythm = {
  closesOnHolidays: 'ALWAYS',
  inAlsaceMoselle: true,
  opensOnSundaysBeforeChristmas: true,
};

/** The one store that sells the end of lines and nothing online. */
export const outletCode = 'TROYES';
