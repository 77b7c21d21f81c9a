import { hourMs, minuteMs } from '../../kernel/clock.js';

/** So long an entry code is good, nobody stays inside for longer, and a basket can be corrected. */
export const enterWithinMs = 30 * minuteMs;
export const leaveWithinMs = 12 * hourMs;
export const correctWithinMs = 24 * hourMs;

/** The most that is held for a visit, in minor units. */
export const maxHoldMinor = 1_000_000;
