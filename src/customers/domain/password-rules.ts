import type { Refusal } from '../../kernel/refusal.js';
import { commonPasswords } from './common-passwords.js';
import { type PasswordFault, passwordRefused } from './refusals.js';

export const minPasswordLength = 8;
export const maxPasswordLength = 200;

/**
 * Length counts and composition does not: no rule about digits, capitals or signs (NIST SP 800-63B, 3.1.1.2).
 * The most common passwords, and one's own e-mail address, are refused, because they are what is tried first.
 */
export function checkPassword(
  password: string,
  emailKey: string,
): Refusal<'PasswordRefused', { reason: PasswordFault }> | undefined {
  const length = [...password].length;
  if (length < minPasswordLength) return passwordRefused({ reason: 'TOO_SHORT' });
  if (length > maxPasswordLength) return passwordRefused({ reason: 'TOO_LONG' });
  const plain = password.normalize('NFKC').toLowerCase();
  if (commonPasswords.has(plain) || plain === emailKey || plain === emailKey.split('@')[0])
    return passwordRefused({ reason: 'TOO_COMMON' });
  return undefined;
}
