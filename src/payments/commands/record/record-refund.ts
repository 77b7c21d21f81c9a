import type { Work } from '../../../platform/commands/work.js';
import type { LockedAttempt } from '../../data/store.js';
import type { PendingOperationRow } from '../../data/tables.js';
import { tellOfPayment } from '../../events.js';
import { withdrawGrant } from '../../ledger/withdraw-grant.js';
import type { OperationOutcome } from '../../providers/provider.js';
import { settleRefund } from '../../refunds/settle-refund.js';

/** Books the end of a refund: the money is back with the buyer, or nothing was given back and it may be tried again. */
export async function recordRefund(
  work: Work,
  { intent, attempt }: LockedAttempt,
  pending: PendingOperationRow,
  outcome: Exclude<OperationOutcome, { kind: 'unknown' }>,
): Promise<void> {
  const from = intent.state;
  const { operation_id: operationId, amount_minor: amountMinor } = pending;
  const isLate = attempt.state === 'REVERSING';
  const refundId = isLate ? undefined : await settleRefund(work, operationId, outcome);
  const facts = {
    operationId,
    operationMinor: amountMinor,
    ...(refundId && { refundId }),
    ...(isLate && { late: true, attemptId: attempt.id }),
  };
  if (outcome.kind === 'failed') {
    if (!isLate) intent.releaseRefund(amountMinor, work.now);
    const { currency } = pending;
    await withdrawGrant(work, { operationId, intentId: intent.id, currency });
    tellOfPayment(work, 'RefundFailed', intent, from, { ...facts, reason: outcome.code });
    return;
  }
  if (isLate) attempt.finishReversal();
  else intent.refund(amountMinor, work.now);
  tellOfPayment(work, 'PaymentRefunded', intent, from, {
    ...facts,
    reason: pending.reason,
    providerReference: outcome.reference,
  });
}
