import { type Kysely, sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import type { BankLineState } from '../domain/lifecycles.js';
import { type BankLineRow, type OfflinePaymentRow, offlineTables } from './tables.js';

/** Locks the transfer payment with that reference, or of that intent; undefined where there is none. */
export function lockTransfer(
  work: Work,
  wanted: { readonly reference: string } | { readonly intentId: string },
): Promise<OfflinePaymentRow | undefined> {
  const awaited = offlineTables(work.db)
    .selectFrom('offline_payment')
    .selectAll()
    .where('provider', '=', 'bank-transfer');
  const own =
    'reference' in wanted
      ? awaited.where('reference', '=', wanted.reference)
      : awaited
          .where('intent_id', '=', wanted.intentId)
          .where('state', '!=', 'CLOSED')
          .orderBy('made_at', 'desc')
          .limit(1);
  return own.forUpdate().executeTakeFirst();
}

/** Lines of the bank in one state, oldest first. */
export function findBankLines(
  db: Kysely<unknown>,
  asked: { state: BankLineState; limit: number },
): Promise<BankLineRow[]> {
  return offlineTables(db)
    .selectFrom('bank_line')
    .selectAll()
    .where('state', '=', asked.state)
    .orderBy('received_at')
    .orderBy('id')
    .limit(asked.limit)
    .execute();
}

export function findLinesById(db: Kysely<unknown>, ids: readonly string[]): Promise<BankLineRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return offlineTables(db).selectFrom('bank_line').selectAll().where('id', 'in', ids).execute();
}

/** The transfer that an intent waits for, or has got, by intent. */
export const transferLoader = defineLoader<string, OfflinePaymentRow>({
  fetch: async (intentIds, { db }) => {
    const rows = await offlineTables(db)
      .selectFrom('offline_payment')
      .selectAll()
      .distinctOn('intent_id')
      .where('provider', '=', 'bank-transfer')
      .where('intent_id', 'in', intentIds)
      .orderBy('intent_id')
      .orderBy(sql`made_at desc`)
      .execute();
    return inOrder(intentIds, rows, (row) => row.intent_id);
  },
});
