import type { OperationCall, OperationOutcome } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { findBookedOperation, lockPaymentRow } from '../data/books.js';
import { type OfflinePaymentRow, offlineTables } from '../data/tables.js';

/** What an operation does to a payment: the new amounts, or why there are none. */
export type Movement =
  | Partial<Pick<OfflinePaymentRow, 'state' | 'captured_minor' | 'voided_minor' | 'refunded_minor'>>
  | Exclude<OperationOutcome, { kind: 'succeeded' }>;

/** How one way to pay captures, voids and refunds, while the row of the payment is locked. */
export type Operations = Readonly<
  Record<
    OperationCall['kind'],
    (work: Work, payment: OfflinePaymentRow, call: OperationCall) => Promise<Movement>
  >
>;

/**
 * Carries out a capture, void or refund in our own books. The same key does it once: who comes again, or at the same
 * time, is told what became of it.
 */
export async function bookOperation(
  work: Work,
  call: OperationCall,
  operations: Operations,
): Promise<OperationOutcome> {
  const payment = await lockPaymentRow(work, call.paymentReference);
  if (!payment) return { kind: 'failed', code: 'no_such_payment' };
  const before = await findBookedOperation(work.db, call.key);
  if (before.kind === 'succeeded') return before;
  if (call.currency !== payment.currency) return { kind: 'failed', code: 'other_currency' };
  const moved = await operations[call.kind](work, payment, call);
  if ('kind' in moved) return moved;
  const books = offlineTables(work.db);
  await books.updateTable('offline_payment').set(moved).where('key', '=', payment.key).execute();
  await books
    .insertInto('offline_operation')
    .values({
      key: call.key,
      payment_key: payment.key,
      kind: call.kind,
      amount_minor: call.amountMinor,
      at: work.now,
    })
    .execute();
  const after = await findBookedOperation(work.db, call.key);
  return after.kind === 'unseen' ? { kind: 'unknown', reason: 'not_written' } : after;
}
