import { dayMs } from '../../../kernel/clock.js';

/**
 * Adyen keeps the answer to an idempotency key for seven days at least. After that the same call would be a new one,
 * so no call is made with a key that is nearly as old; its end is told by news, or found out by people.
 */
const keyLifeMs = 6 * dayMs;

/** The keys of the shop begin with a UUIDv7, which begins with the time at which it was made. */
export function isTooOld(key: string): boolean {
  const [, high, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(key) ?? [];
  return high !== undefined && Date.now() - Number.parseInt(`${high}${low}`, 16) > keyLifeMs;
}
