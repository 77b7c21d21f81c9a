import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone number in E.164 (`+33612345678`); undefined where it is none. National numbers are read as the country's. */
export function readPhone(text: string, country: CountryCode = 'FR'): string | undefined {
  if (text.length > 40) return undefined;
  const phone = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  return phone?.isPossible() ? phone.number : undefined;
}
