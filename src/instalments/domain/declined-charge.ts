import { dayMs, later } from '../../kernel/clock.js';
import type { DeclineCode } from '../../payments/index.js';

/** A decline that may pass by itself: tomorrow there may be money on the card. All others need the customer. */
const passing: ReadonlySet<string> = new Set([
  'INSUFFICIENT_FUNDS',
  'LIMIT_EXCEEDED',
  'FREQUENCY_EXCEEDED',
  'DO_NOT_HONOR',
  'ISSUER_UNAVAILABLE',
  'PROCESSING_ERROR',
  'TRY_AGAIN_LATER',
] satisfies DeclineCode[]);

/**
 * When an instalment is charged again after so many declined charges, by the schedule that was agreed to: days, counted
 * from this decline. Undefined where it is not: the schedule is over, or the card would not do anyway.
 */
export function nextTryAfter(
  code: string | null,
  tries: number,
  retryAfterDays: readonly number[],
  now: Date,
): Date | undefined {
  const days = retryAfterDays[tries - 1];
  const mayPass = code !== null && passing.has(code);
  return mayPass && days !== undefined ? later(now, days * dayMs) : undefined;
}
