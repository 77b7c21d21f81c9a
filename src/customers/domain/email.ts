import { domainToASCII } from 'node:url';
import { isEmail } from 'class-validator';

/** The longest address that mail can carry (RFC 5321, 4.5.3.1.3, less the angle brackets). */
const maxLength = 254;
const invisible = /[\p{Cc}\p{Cf}\p{Z}]/u;

/** An e-mail address twice: as its owner writes it, and as the key by which accounts are told apart. */
export interface Email {
  readonly address: string;
  readonly key: string;
}

/**
 * Reads an e-mail address; undefined where it is none. Twins that look alike to people have one key: blanks
 * around it, capitals, composed and decomposed accents, and the two spellings of an international domain make
 * no difference. A local part is strictly speaking case-sensitive, but no provider of today makes use of it.
 */
export function readEmail(text: string): Email | undefined {
  if (text.length > 2 * maxLength || !text.isWellFormed()) return undefined;
  const address = text.normalize('NFC').trim();
  if (address.length > maxLength || invisible.test(address)) return undefined;
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  const key = `${address.slice(0, at).toLowerCase().normalize('NFC')}@${domain}`;
  return at > 0 && key.length <= maxLength && isEmail(key) ? { address, key } : undefined;
}
