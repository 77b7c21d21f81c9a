import { dayMs } from '../../kernel/clock.js';

/** What somebody may have kept who pays nothing for it. */
export const most = { LINES: 10, UNITS: 5, OPEN: 3 } as const;
export type ReservationLimit = keyof typeof most;

/** So long a store has to answer, and so long goods are kept from its last answer on. */
export const answerWithinMs = dayMs;
export const keptForMs = 2 * dayMs;
/** So long before the end whoever asked is reminded of goods that wait. */
export const remindBeforeMs = dayMs;
