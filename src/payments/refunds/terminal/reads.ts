import type { Kysely } from 'kysely';
import { defineLoader, grouped } from '../../../platform/graphql/loaders.js';
import { paymentTables } from '../../data/store.js';
import type { TerminalRefundRow } from './tables.js';

/** One card that was presented; undefined where there is none. */
export function findTerminalRefund(
  db: Kysely<unknown>,
  id: string,
): Promise<TerminalRefundRow | undefined> {
  return paymentTables(db)
    .selectFrom('terminal_refund')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The cards that were presented for refunds, oldest first. */
export const terminalRefundsLoader = defineLoader<string, TerminalRefundRow[]>({
  fetch: async (ids, { db }) => {
    const rows = await paymentTables(db)
      .selectFrom('terminal_refund')
      .selectAll()
      .where('refund_id', 'in', ids)
      .orderBy('id')
      .execute();
    return grouped(ids, rows, (row) => row.refund_id);
  },
});
