import { createHash, randomBytes } from 'node:crypto';
import { minuteMs } from '../../kernel/clock.js';
import type { ValueKind } from './value-kinds.js';

/** How long a gift card that was entered can be paid with before its code is asked for again. */
export const giftCardTokenMs = 30 * minuteMs;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const shapes: Readonly<Record<ValueKind, RegExp>> = {
  GIFT_CARD: /^giftcard_[\w-]{43}$/,
  STORE_CREDIT: new RegExp(`^credit_${uuid}$`),
  POINTS: new RegExp(`^points_${uuid}$`),
};

/** A new token for a gift card: 256 random bits, kept only as their hash. */
export function newGiftCardToken(): string {
  return `giftcard_${randomBytes(32).toString('base64url')}`;
}

/** The token of a customer's own account. It is no secret: only payments of that customer may use it. */
export function ownToken(kind: 'STORE_CREDIT' | 'POINTS', accountId: string): string {
  return `${kind === 'POINTS' ? 'points' : 'credit'}_${accountId}`;
}

/** True where the text has the shape of such a token. */
export function isValueToken(kind: ValueKind, token: string): boolean {
  return shapes[kind].test(token);
}

/** The account that a token of somebody's own account names. */
export function accountIn(token: string): string {
  return token.slice(token.indexOf('_') + 1);
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
