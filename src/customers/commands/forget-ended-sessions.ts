import { dayMs, later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { sessionsOf } from '../data/session-store.js';

/** As long as a stolen refresh token that comes back is still worth noticing. */
const keptMs = 30 * dayMs;

/** Removes sessions that ended a month ago, with their refresh tokens. Says how many there were. */
export function forgetEndedSessions(work: Work): Promise<number> {
  return sessionsOf(work).removeEnded(later(work.now, -keptMs));
}
