import type { Work } from '../../../platform/commands/work.js';
import { tables } from '../../../platform/database/database.js';
import { sessionsOf } from '../../data/session-store.js';
import type { CustomersTables } from '../../data/tables.js';
import { sessionsEnded } from '../../events.js';

/**
 * Ends the work of a member of staff or a device: they cannot sign in any more, and all their sessions are over. Answers
 * which ones, for `identity.sessions.end` after the commit: until then this process may still believe them.
 */
export async function strikeOffStaff(work: Work, staffId: string): Promise<readonly string[]> {
  const { kind } = await tables<CustomersTables>(work.db)
    .updateTable('staff_member')
    .set({ active: false })
    .where('id', '=', staffId)
    .returning('kind')
    .executeTakeFirstOrThrow();
  const sessionIds = await sessionsOf(work).revoke({ ownerId: staffId }, 'STRUCK_OFF');
  if (sessionIds.length > 0)
    work.emit(sessionsEnded({ id: staffId, kind }, sessionIds, 'STRUCK_OFF'));
  return sessionIds;
}
