import type { Channel, DemoLocation } from '../shop.js';
import { exceptionsIn } from './hours.js';
import { outletCode, type Place } from './place.js';
import { northernStores } from './stores-north.js';
import { southernStores } from './stores-south.js';
import { warehouses } from './warehouses.js';

const overTheCounter: readonly Channel[] = ['STORE', 'TABLET', 'TERMINAL', 'KIOSK'];
const fromAfar: readonly Channel[] = [
  'WEB',
  'APP',
  'CALL_CENTRE',
  'IVR',
  'LINK',
  'CARRIER',
  'VOICE',
  'PARTNER',
];

/** The stores and then the warehouses, with their exceptional hours in the years asked for. */
export function locations(years: readonly number[]): DemoLocation[] {
  return [
    ...[...northernStores, ...southernStores].map((place) =>
      locationOf(
        'STORE',
        place,
        place.code === outletCode ? overTheCounter : [...overTheCounter, ...fromAfar],
        years,
      ),
    ),
    // A tablet in a shop may sell what lies in a warehouse; a till hands over what is there.
    ...warehouses.map((place) => locationOf('WAREHOUSE', place, ['TABLET', ...fromAfar], years)),
  ];
}

function locationOf(
  kind: DemoLocation['kind'],
  { line1, postalCode, city, week, rhythm, ...place }: Place,
  sellsToChannels: readonly Channel[],
  years: readonly number[],
): DemoLocation {
  return {
    ...place,
    kind,
    address: { line1, postalCode, city, countryCode: 'FR' },
    timeZone: 'Europe/Paris',
    weeklyHours: week,
    exceptions: exceptionsIn(years, week, rhythm),
    sellsToChannels,
  };
}
