import type { Work } from '../../platform/commands/work.js';
import type { LockedPayment } from '../data/store.js';
import { type PaymentEventType, tellOfPayment } from '../events.js';
import type { RefundReason } from './reasons.js';
import type { RefundRow } from './tables.js';

/**
 * Tells what was decided about a refund, on the stream of its order and of its last payment. Buyers read it: what staff
 * wrote to each other is no reason.
 */
export function tellOfRefund(
  work: Work,
  type: PaymentEventType,
  refund: Pick<RefundRow, 'id' | 'amount_minor'>,
  payments: readonly LockedPayment[],
  reason: RefundReason | 'NOT_APPROVED_IN_TIME' | null = null,
): void {
  for (const { intent } of payments.slice(-1))
    tellOfPayment(work, type, intent, intent.state, {
      refundId: refund.id,
      operationMinor: refund.amount_minor,
      reason,
    });
}
