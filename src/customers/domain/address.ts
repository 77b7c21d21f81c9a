import { isISO31661Alpha2 } from 'class-validator';
import type { Refusal } from '../../kernel/refusal.js';
import { readLine, readOptionalLine } from './line.js';
import { readPhone } from './phone.js';
import { type AddressField, addressFields, invalidAddress } from './refusals.js';

/** Where something is sent or billed to, as rows and events keep it. */
export interface Address {
  /** Who receives it. */
  readonly name: string;
  readonly company: string | null;
  readonly line1: string;
  readonly line2: string | null;
  readonly postalCode: string;
  readonly city: string;
  readonly region: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  /** E.164. */
  readonly phone: string | null;
}

/** An address as it comes in: nothing has been checked. */
export interface GivenAddress {
  readonly name: string;
  readonly company?: string | null | undefined;
  readonly line1: string;
  readonly line2?: string | null | undefined;
  readonly postalCode: string;
  readonly city: string;
  readonly region?: string | null | undefined;
  readonly countryCode?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

const maxLineLength = 100;
const postalCodes: Readonly<Record<string, RegExp>> = { FR: /^\d{5}$/, MC: /^980\d{2}$/ };
const anyPostalCode = /^[A-Z0-9][A-Z0-9 -]{0,11}$/;

/** Checks an address and brings it into its kept form. Refuses with the first field that cannot be used. */
export function readAddress(
  given: GivenAddress,
): Address | Refusal<'InvalidAddress', { field: AddressField }> {
  const country = (given.countryCode ?? 'FR').trim().toUpperCase();
  if (!isISO31661Alpha2(country)) return invalidAddress({ field: 'COUNTRY_CODE' });
  const read = {
    NAME: readLine(given.name, maxLineLength),
    COMPANY: readOptionalLine(given.company, maxLineLength),
    LINE1: readLine(given.line1, maxLineLength),
    LINE2: readOptionalLine(given.line2, maxLineLength),
    POSTAL_CODE: readPostalCode(given.postalCode, country),
    CITY: readLine(given.city, maxLineLength),
    REGION: readOptionalLine(given.region, maxLineLength),
    PHONE: given.phone?.trim() ? readPhone(given.phone) : null,
  };
  const wrong = addressFields.find(
    (field) => field in read && read[field as keyof typeof read] === undefined,
  );
  if (wrong) return invalidAddress({ field: wrong });
  return {
    name: read.NAME as string,
    company: read.COMPANY ?? null,
    line1: read.LINE1 as string,
    line2: read.LINE2 ?? null,
    postalCode: read.POSTAL_CODE as string,
    city: read.CITY as string,
    region: read.REGION ?? null,
    countryCode: country,
    phone: read.PHONE ?? null,
  };
}

function readPostalCode(text: string, country: string): string | undefined {
  const code = text.trim().toUpperCase();
  return (postalCodes[country] ?? anyPostalCode).test(code) ? code : undefined;
}
