import { createHmac, randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.js';

const letters = 'bcdfghjklmnpqrst';

/**
 * A new name such as `pay_...`, in the order of making. It has letters only: sixteen digits in a row
 * would look like a card number to whoever guards against them.
 */
export function newName(prefix: string): string {
  return `${prefix}_${spell(newId().replaceAll('-', ''))}`;
}

/** A new name that cannot be guessed: 128 random bits. */
export function secretName(prefix: string): string {
  return `${prefix}_${spell(randomBytes(16).toString('hex'))}`;
}

/** Gives equal card numbers equal fingerprints that do not lead back to the number without the key. */
export function fingerprinter(secretKey: string): (number: string) => string {
  const key = createHmac('sha256', secretKey).update('card fingerprint').digest();
  return (number) => spell(createHmac('sha256', key).update(number).digest('hex').slice(0, 32));
}

function spell(hex: string): string {
  let name = '';
  for (const digit of hex) name += letters[Number.parseInt(digit, 16)];
  return name;
}
