import { findCardNumber } from '../../../kernel/card-number.js';
import type { MethodFamily } from '../../domain/method-families.js';

const tokenShape = /^tok_[A-Za-z0-9_]{1,100}$/;
/** The lender that the sandbox plays: it pays all at once, and collects so many times itself. */
const lenderToken = /^tok_instalments_([2-9]|1[0-2])$/;
const familyByStart: readonly (readonly [string, MethodFamily])[] = [
  ['tok_apple_pay', 'APPLE_PAY'],
  ['tok_google_pay', 'GOOGLE_PAY'],
  ['tok_virtual_card', 'VIRTUAL_CARD'],
];

/** What a token of the sandbox stands for; undefined where it cannot be one. */
export function familyOfToken(token: string): MethodFamily | undefined {
  if (!tokenShape.test(token) || findCardNumber(token)) return undefined;
  if (lenderToken.test(token)) return 'INSTALMENTS';
  return familyByStart.find(([start]) => token.startsWith(start))?.[1] ?? 'CARD';
}

/** In how many instalments the lender behind that token collects; undefined where there is none. */
export function instalmentsOfToken(token: string): number | undefined {
  const count = lenderToken.exec(token)?.[1];
  return count === undefined ? undefined : Number(count);
}
