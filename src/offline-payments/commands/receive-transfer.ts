import { enquireAttemptJob } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type BankLineRow, type OfflinePaymentRow, offlineTables } from '../data/tables.js';
import { owePayout } from './owe-payout.js';

/**
 * Counts a transfer towards the payment that it is for, whose row is locked. Less than is to be paid waits for the
 * rest; what is more is owed back. Answers true where the payment is paid with it: the attempt is asked about then.
 */
export async function receiveTransfer(
  work: Work,
  payment: OfflinePaymentRow,
  line: BankLineRow,
): Promise<boolean> {
  const receivedMinor = payment.received_minor + line.amount_minor;
  const isPaidWithIt = payment.state === 'AWAITED' && receivedMinor >= payment.amount_minor;
  const paid = {
    state: 'TAKEN',
    authorized_minor: payment.amount_minor,
    captured_minor: payment.amount_minor,
  } as const;
  await offlineTables(work.db)
    .updateTable('offline_payment')
    .set({ received_minor: receivedMinor, ...(isPaidWithIt && paid) })
    .where('key', '=', payment.key)
    .execute();
  const isPaid = isPaidWithIt || payment.state === 'TAKEN';
  const tooMuchMinor = isPaid
    ? Math.min(line.amount_minor, receivedMinor - payment.amount_minor)
    : 0;
  if (tooMuchMinor > 0)
    await owePayout(work, {
      reason: 'OVERPAID',
      provider: 'bank-transfer',
      payment_key: payment.key,
      line_id: line.id,
      currency: line.currency,
      amount_minor: tooMuchMinor,
    });
  if (isPaidWithIt) work.enqueue(enquireAttemptJob(payment.key));
  return isPaidWithIt;
}
