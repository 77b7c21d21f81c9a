import { createHash, randomInt } from 'node:crypto';
import { minuteMs } from '../../kernel/clock.js';

/** Without the letters and digits that people mistake for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 12;

/** How long a code may be used. */
export const codeLastsMs = 15 * minuteMs;

/** A new code to enrol one device: twelve random symbols. It is told once, and kept as a hash. */
export function newEnrolmentCode(): string {
  return Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** Under what a code is kept, as people type it: case, spaces and dashes do not count. */
export function enrolmentHash(code: string): Buffer {
  const typed = code.toUpperCase().replaceAll(/[\s-]/g, '').slice(0, 64);
  return createHash('sha256').update(`device:${typed}`).digest();
}
