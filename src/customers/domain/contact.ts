import type { Refusal } from '../../kernel/refusal.js';
import { type Email, readEmail } from './email.js';
import { readLine } from './line.js';
import { readPhone } from './phone.js';
import { type ContactField, invalidContact } from './refusals.js';

/** How to reach a person, checked. */
export interface Contact {
  readonly email: Email;
  /** E.164. */
  readonly phone: string | null;
  readonly firstName: string;
  readonly lastName: string;
}

export interface GivenContact {
  readonly email: string;
  readonly phone?: string | null | undefined;
  readonly firstName: string;
  readonly lastName: string;
}

const maxNameLength = 100;

/** Checks the details of a person. Refuses with the first one that cannot be used. */
export function readContact(
  given: GivenContact,
): Contact | Refusal<'InvalidContact', { field: ContactField }> {
  const email = readEmail(given.email);
  if (!email) return invalidContact({ field: 'EMAIL' });
  const phone = given.phone?.trim() ? readPhone(given.phone) : null;
  if (phone === undefined) return invalidContact({ field: 'PHONE' });
  const firstName = readLine(given.firstName, maxNameLength);
  if (firstName === undefined) return invalidContact({ field: 'FIRST_NAME' });
  const lastName = readLine(given.lastName, maxNameLength);
  if (lastName === undefined) return invalidContact({ field: 'LAST_NAME' });
  return { email, phone, firstName, lastName };
}
