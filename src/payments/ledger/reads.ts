import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { defineLoader, grouped } from '../../platform/graphql/loaders.js';
import { paymentTables } from '../data/store.js';
import type { LedgerEntryRow, LedgerPostingRow } from '../data/tables.js';

/** An entry with its postings, debits first. */
export interface ReadLedgerEntry extends LedgerEntryRow {
  readonly postings: readonly Omit<LedgerPostingRow, 'entry_id'>[];
}

/** What was posted for an intent and the goods that it pays, oldest first. */
export const ledgerLoader = defineLoader<string, ReadLedgerEntry[]>({
  fetch: async (intentIds, { db }) => {
    const rows = await paymentTables(db)
      .selectFrom('ledger_entry as e')
      .selectAll('e')
      .select((entry) =>
        jsonArrayFrom(
          entry
            .selectFrom('ledger_posting as p')
            .select(['p.account', 'p.currency', 'p.amount_minor'])
            .whereRef('p.entry_id', '=', 'e.id')
            .orderBy('p.amount_minor', 'desc')
            .orderBy('p.account'),
        ).as('postings'),
      )
      .where('e.intent_id', 'in', intentIds)
      .orderBy('e.id')
      .execute();
    return grouped(intentIds, rows, (row) => row.intent_id ?? '');
  },
});
