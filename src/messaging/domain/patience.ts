import { hourMs, minuteMs, secondMs } from '../../kernel/clock.js';

/** How long is waited after each try that failed: together half a day. After that nobody wants to hear of it. */
const waitsMs = [
  10 * secondMs,
  minuteMs,
  5 * minuteMs,
  30 * minuteMs,
  hourMs,
  3 * hourMs,
  6 * hourMs,
];
const jitter = 0.1;

/** Longer than a try may take: who crashes in the middle of one blocks nobody. */
export const leaseMs = minuteMs;
/** What became of a message that was sent is asked for after so long, and again after twice as long each time. */
export const enquireAfterMs = 15 * secondMs;
/** Whoever has not said by then what became of it never will. */
export const enquireForMs = 24 * hourMs;

/**
 * How long to wait after that many tries; undefined where it was the last one. `chance`, from 0 to 1, spreads the tries
 * of many.
 */
export function waitAfterMs(tries: number, chance: number): number | undefined {
  const waitMs = waitsMs[tries - 1];
  return waitMs === undefined ? undefined : Math.round(waitMs * (1 + jitter * chance));
}
