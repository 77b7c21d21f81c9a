import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { columnsOf } from '../../platform/database/columns.js';
import type { PaymentAttempt } from '../domain/payment-attempt.js';
import type { PaymentIntent } from '../domain/payment-intent.js';
import { type JournalEntry, journalRows } from './journal.js';
import { paymentTables } from './store.js';

/**
 * Writes an intent, its first attempt and the first line of its journal, together with the news: nothing else of the
 * transaction may read them.
 */
export function insertPayment(
  work: Work,
  { intent, attempt }: { readonly intent: PaymentIntent; readonly attempt: PaymentAttempt },
  entry: JournalEntry,
): void {
  const tables = paymentTables(work.db);
  for (const insert of [
    tables.insertInto('payment_intent').values(columnsOf(intent)),
    tables.insertInto('payment_attempt').values(columnsOf(attempt)),
    tables.insertInto('payment_operation').values(journalRows(work, attempt, [entry])),
  ])
    work.writeLast(sql`${insert}`);
}
