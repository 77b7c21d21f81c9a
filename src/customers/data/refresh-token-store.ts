import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import type { CustomersTables } from './tables.js';

/** The refresh tokens of one transaction, as hashes. A session has one live token at a time. */
export function refreshTokensOf(work: Work) {
  const db = tables<CustomersTables>(work.db);
  return {
    isLive: async (hash: Buffer): Promise<boolean> => {
      const row = await db
        .selectFrom('refresh_token')
        .select('session_id')
        .where('hash', '=', hash)
        .where('rotated_at', 'is', null)
        .executeTakeFirst();
      return row !== undefined;
    },

    add: async (sessionId: string, hash: Buffer): Promise<void> => {
      await db
        .insertInto('refresh_token')
        .values({ hash, session_id: sessionId, issued_at: work.now, rotated_at: null })
        .execute();
    },

    markRotated: async (hash: Buffer): Promise<void> => {
      await db
        .updateTable('refresh_token')
        .set({ rotated_at: work.now })
        .where('hash', '=', hash)
        .execute();
    },
  };
}
