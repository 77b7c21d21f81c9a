import type { OperationCall } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type OfflinePaymentRow, offlineTables } from '../data/tables.js';
import type { Movement } from './book-operation.js';

/** Gives back what is still promised of a customer's limit. */
export async function releaseCredit(
  work: Work,
  payment: OfflinePaymentRow,
  call: OperationCall,
): Promise<Movement> {
  const heldMinor = payment.authorized_minor - payment.captured_minor - payment.voided_minor;
  if (heldMinor === 0 || call.amountMinor !== heldMinor)
    return { kind: 'failed', code: 'not_held' };
  await offlineTables(work.db)
    .updateTable('trade_account')
    .set((row) => ({ reserved_minor: row('reserved_minor', '-', heldMinor) }))
    .where('customer_id', '=', payment.customer_id)
    .execute();
  return { voided_minor: payment.voided_minor + heldMinor, state: 'CLOSED' };
}
