import { hourMs, later, minuteMs } from '../../kernel/clock.js';

/** So long an entry code is good, nobody stays inside for longer, and a basket can be corrected. */
export const enterWithinMs = 30 * minuteMs;
export const leaveWithinMs = 12 * hourMs;
export const correctWithinMs = 24 * hourMs;

/** True where somebody is inside for longer than anybody stays. */
export function isOverdue(visit: { readonly entered_at: Date | null }, now: Date): boolean {
  return visit.entered_at !== null && later(visit.entered_at, leaveWithinMs) <= now;
}

/** The most that is held for a visit, in minor units. */
export const maxHoldMinor = 1_000_000;
