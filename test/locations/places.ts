import type { SaveLocation } from '../../src/locations/index.js';

const weekdays = [1, 2, 3, 4, 5, 6];

/** A shop in the centre of Paris, open from Monday to Saturday, 10 to 19 h. */
export const parisStore: SaveLocation = {
  code: 'PARIS-RIVOLI',
  kind: 'STORE',
  name: 'Paris Rivoli',
  street: '88 rue de Rivoli',
  postalCode: '75004',
  city: 'Paris',
  countryCode: 'FR',
  latitude: 48.8583,
  longitude: 2.3488,
  phone: '+33199000001',
  timeZone: 'Europe/Paris',
  pickupPolicy: 'LOCAL',
  sellsToChannels: ['WEB', 'APP', 'STORE'],
  preparationMinutes: 120,
  weeklyHours: weekdays.map((day) => ({ day, opens: '10:00', closes: '19:00' })),
  hoursExceptions: [],
};

export function storeAt(
  code: string,
  latitude: number,
  longitude: number,
  more: Partial<SaveLocation> = {},
): SaveLocation {
  return { ...parisStore, code, name: code, latitude, longitude, ...more };
}
