import { dayMs, hourMs, minuteMs, secondMs } from '../../kernel/clock.js';

/** How long is waited after each try that failed: together a day. */
const waitsMs = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  6 * hourMs,
  10 * hourMs,
];
const jitter = 0.1;

/** An endpoint at which nothing has arrived for so long is given up. */
export const endpointPatienceMs = 5 * dayMs;
/** Both secrets sign for so long after a rotation, so that the partner can change over. */
export const rotationMs = dayMs;
/** Longer than a try may take: who crashes in the middle of one blocks nobody. */
export const leaseMarginMs = 20 * secondMs;

/**
 * How long to wait after that many tries; undefined where it was the last one. `chance`, from 0 to 1, spreads
 * the tries of many, so that a partner who comes back is not met by all of them at once.
 */
export function waitAfterMs(tries: number, chance: number): number | undefined {
  const waitMs = waitsMs[tries - 1];
  return waitMs === undefined ? undefined : Math.round(waitMs * (1 + jitter * chance));
}
