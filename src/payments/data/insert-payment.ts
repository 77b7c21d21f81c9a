import type { Work } from '../../platform/commands/work.js';
import { columnsOf } from '../../platform/database/columns.js';
import type { PaymentAttempt } from '../domain/payment-attempt.js';
import type { PaymentIntent } from '../domain/payment-intent.js';
import { type JournalEntry, journalRows } from './journal.js';
import { paymentTables } from './store.js';

/** Writes an intent, its first attempt and the first line of its journal, in one statement. */
export async function insertPayment(
  work: Work,
  { intent, attempt }: { readonly intent: PaymentIntent; readonly attempt: PaymentAttempt },
  entry: JournalEntry,
): Promise<void> {
  await paymentTables(work.db)
    .with('new_intent', (db) => db.insertInto('payment_intent').values(columnsOf(intent)))
    .with('new_attempt', (db) => db.insertInto('payment_attempt').values(columnsOf(attempt)))
    .insertInto('payment_operation')
    .values(journalRows(work, attempt, [entry]))
    .execute();
}
