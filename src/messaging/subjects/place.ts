import type { Locale } from '../../kernel/refusal.js';
import type { LocationRow } from '../../locations/index.js';
import type { GoodsTold } from '../letters/letter.js';

/** Where goods are, as a letter tells of it. */
export function placeTold(
  place: LocationRow | undefined,
): Pick<GoodsTold, 'placeName' | 'placeAddress'> {
  return {
    placeName: place?.name ?? '',
    placeAddress: place ? `${place.street}, ${place.postal_code} ${place.city}` : '',
  };
}

/** An instant as the people of the place say it. */
export function byTheClockOf(place: LocationRow | undefined, at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: place?.time_zone ?? 'UTC',
  }).format(at);
}
