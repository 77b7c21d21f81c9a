import type { Work } from '../../../platform/commands/work.js';
import type { LockedAttempt } from '../../data/store.js';
import type { PendingOperationRow } from '../../data/tables.js';
import { tellOfPayment } from '../../events.js';
import type { OperationOutcome } from '../../providers/provider.js';

/** Books the end of a void: the hold is given up, or it stands as before. */
export async function recordVoid(
  work: Work,
  { intent, attempt }: LockedAttempt,
  pending: PendingOperationRow,
  outcome: Exclude<OperationOutcome, { kind: 'unknown' }>,
): Promise<void> {
  const from = intent.state;
  const { operation_id: operationId, amount_minor: amountMinor, reason } = pending;
  const isLate = attempt.state === 'REVERSING';
  if (outcome.kind === 'failed') {
    if (!isLate) intent.releaseVoid(amountMinor, work.now);
    return;
  }
  if (isLate) attempt.finishReversal();
  else intent.void(amountMinor, work.now);
  tellOfPayment(work, 'PaymentVoided', intent, from, {
    operationId,
    operationMinor: amountMinor,
    reason,
    providerReference: outcome.reference,
    ...(isLate && { late: true, attemptId: attempt.id }),
  });
}
