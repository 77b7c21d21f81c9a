import { createHash, randomBytes } from 'node:crypto';

const secretBytes = 32;
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** A new secret for a guest: 256 random bits, as text that fits into a header. It is shown once and never stored. */
export function newGuestToken(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** True where the text could be a secret of ours; anything else is nobody's. */
export function isGuestToken(text: string): boolean {
  return tokenShape.test(text);
}

/** The name under which the things of a guest are stored: the SHA-256 of the secret, in hexadecimal. */
export function guestKeyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
