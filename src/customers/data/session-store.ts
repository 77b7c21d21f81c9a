import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import type { Revocation } from '../domain/session.js';
import type { StaffKind } from '../domain/staff.js';
import type { CustomersTables, SessionTable } from './tables.js';

/** A session with what decides whether its owner may still use it. */
export interface LockedSession extends SessionTable {
  staff_kind: StaffKind | null;
  staff_active: boolean | null;
}

/** The sessions of one transaction. */
export function sessionsOf(work: Work) {
  const db = tables<CustomersTables>(work.db);
  return {
    add: async (session: Omit<SessionTable, 'revoked_at' | 'revoked_because'>): Promise<void> => {
      await db
        .insertInto('session')
        .values({ ...session, revoked_at: null, revoked_because: null })
        .execute();
    },

    /** The session is locked first and the token read after it, so that refreshes at once see each other. */
    lockByToken: async (hash: Buffer) => {
      const token = () =>
        db.selectFrom('refresh_token').selectAll().where('hash', '=', hash).executeTakeFirst();
      const found = await token();
      if (!found) return undefined;
      const session: LockedSession | undefined = await db
        .selectFrom('session')
        .leftJoin('staff_member', 'staff_member.id', 'session.staff_id')
        .selectAll('session')
        .select(['staff_member.kind as staff_kind', 'staff_member.active as staff_active'])
        .where('session.id', '=', found.session_id)
        .forUpdate('session')
        .executeTakeFirst();
      const locked = await token();
      return session && locked ? { session, token: locked } : undefined;
    },

    prolong: async (sessionId: string, expiresAt: Date): Promise<void> => {
      await db
        .updateTable('session')
        .set({ refreshed_at: work.now, expires_at: expiresAt })
        .where('id', '=', sessionId)
        .execute();
    },

    /** Ends one session, or all of its owner's; says which ones were open until now. */
    revoke: async (
      which: { sessionId: string } | { ownerId: string },
      because: Revocation,
    ): Promise<string[]> => {
      const ended = await db
        .updateTable('session')
        .set({ revoked_at: work.now, revoked_because: because })
        .where('revoked_at', 'is', null)
        .where((row) =>
          'sessionId' in which
            ? row('id', '=', which.sessionId)
            : row.or([row('customer_id', '=', which.ownerId), row('staff_id', '=', which.ownerId)]),
        )
        .returning('id')
        .execute();
      return ended.map((session) => session.id);
    },

    /** Removes what ended before `before`, with its tokens. Says how many sessions there were. */
    removeEnded: async (before: Date): Promise<number> => {
      const removed = await db
        .deleteFrom('session')
        .where((row) => row.or([row('expires_at', '<', before), row('revoked_at', '<', before)]))
        .executeTakeFirst();
      return Number(removed.numDeletedRows);
    },
  };
}
