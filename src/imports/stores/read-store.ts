import { readPhone } from '../../customers/index.js';
import type { LocationKind, PickupPolicy, SaveLocation } from '../../locations/index.js';
import { type Channel, channels } from '../../platform/auth/actor.js';
import { RowProblem } from '../csv/problems.js';
import type { Row } from '../csv/row.js';
import type { ColumnWords } from '../csv/table.js';
import { decimalIn, wholeIn, wordIn } from '../csv/values.js';
import { readHours } from './read-hours.js';

export const storeColumns = {
  code: { words: ['code'], required: true },
  name: { words: ['name'], required: true },
  kind: { words: ['kind'] },
  street: { words: ['street'], required: true },
  postalCode: { words: ['postal_code'], required: true },
  city: { words: ['city'], required: true },
  country: { words: ['country', 'country_code'] },
  latitude: { words: ['latitude'], required: true },
  longitude: { words: ['longitude'], required: true },
  phone: { words: ['phone'] },
  timeZone: { words: ['time_zone'] },
  pickupPolicy: { words: ['pickup_policy'] },
  channels: { words: ['channels'] },
  preparationMinutes: { words: ['preparation_minutes'] },
  hours: { words: ['hours'] },
} as const satisfies ColumnWords<string>;

export type StoreRow = Row<keyof typeof storeColumns>;

const kinds = ['STORE', 'WAREHOUSE', 'LOCKER'] as const satisfies readonly LocationKind[];
const policies = ['NONE', 'LOCAL', 'ANY'] as const satisfies readonly PickupPolicy[];
const maxPreparationMinutes = 30 * 24 * 60;

/** The location that a row describes. What the row leaves out is as `known` has it, or as usual. Throws where something is wrong. */
export function readStore(row: StoreRow, known: Partial<SaveLocation> = {}): SaveLocation {
  const kind = wordIn(row, 'kind', kinds, known.kind ?? 'STORE');
  const handsOver = kind === 'WAREHOUSE' ? 'NONE' : 'ANY';
  return {
    code: row.requiredLine('code', 64),
    kind,
    name: row.requiredLine('name', 200),
    street: row.requiredLine('street', 200),
    postalCode: row.requiredLine('postalCode', 20),
    city: row.requiredLine('city', 200),
    countryCode: readCountry(row) ?? known.countryCode ?? 'FR',
    latitude: required(row, 'latitude', 90),
    longitude: required(row, 'longitude', 180),
    phone: readPhoneOf(row) ?? known.phone ?? null,
    timeZone: readTimeZone(row) ?? known.timeZone ?? 'Europe/Paris',
    pickupPolicy: wordIn(row, 'pickupPolicy', policies, known.pickupPolicy ?? handsOver),
    sellsToChannels: readChannels(row) ?? known.sellsToChannels ?? channels,
    preparationMinutes:
      wholeIn(row, 'preparationMinutes', { least: 0, most: maxPreparationMinutes }) ??
      known.preparationMinutes ??
      120,
    weeklyHours: hoursOf(row) ?? known.weeklyHours ?? [],
    hoursExceptions: known.hoursExceptions ?? [],
    active: known.active ?? true,
  };
}

function required(row: StoreRow, column: 'latitude' | 'longitude', most: number): number {
  const value = decimalIn(row, column, { least: -most, most });
  if (value === undefined) throw new RowProblem(`${row.nameOf(column)} is empty.`);
  return value;
}

function readCountry(row: StoreRow): string | undefined {
  const country = row.lineOf('country').toUpperCase();
  if (country === '') return undefined;
  if (!/^[A-Z]{2}$/.test(country))
    throw row.wrong('country', 'is no country code of two letters (ISO 3166-1).');
  return country;
}

function readPhoneOf(row: StoreRow): string | undefined {
  const given = row.lineOf('phone');
  if (given === '') return undefined;
  const phone = readPhone(given);
  if (phone === undefined) throw row.wrong('phone', 'is no phone number.');
  return phone;
}

function readTimeZone(row: StoreRow): string | undefined {
  const timeZone = row.lineOf('timeZone');
  if (timeZone === '') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw row.wrong('timeZone', 'is no time zone: write it like Europe/Paris.');
  }
}

/** The channels that may sell what lies there, separated by blanks, commas or semicolons. */
function readChannels(row: StoreRow): Channel[] | undefined {
  const words = row
    .lineOf('channels')
    .toUpperCase()
    .split(/[\s,;|]+/);
  const given = words.filter((word) => word !== '');
  if (given.length === 0) return undefined;
  const known = channels.filter((channel) => given.includes(channel));
  if (known.length < new Set(given).size)
    throw row.wrong('channels', `holds another word than ${channels.join(', ')}.`);
  return known;
}

function hoursOf(row: StoreRow): ReturnType<typeof readHours> {
  const text = row.lineOf('hours');
  if (text === '') return undefined;
  const hours = readHours(text);
  if (!hours)
    throw row.wrong('hours', 'cannot be read: write it like Mon-Sat 10:00-19:00; Sun 14:00-18:00.');
  return hours;
}
