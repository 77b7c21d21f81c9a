import type { Work } from '../../../platform/commands/work.js';
import { type LockedAttempt, pendingOperations } from '../../data/store.js';
import type { Conflict } from '../../domain/operation.js';
import { maxReversals } from '../../domain/patience.js';
import type { PaymentAttempt } from '../../domain/payment-attempt.js';
import { tellOfPayment } from '../../events.js';
import { driveOperationJob } from '../../jobs.js';
import type { ProviderPayment } from '../../providers/provider.js';
import { bookOperation } from '../book-operation.js';
import { endIfShown } from './record-operation.js';

/**
 * Sends back what an attempt has brought too late: a void while it is held, a refund once it was taken. The
 * amounts of the intent do not move, as this money was never meant for it. Safe to repeat; after several
 * failures it becomes a case.
 */
export async function giveBack(
  work: Work,
  locked: LockedAttempt,
  payment: ProviderPayment,
  conflict?: Conflict,
): Promise<undefined> {
  const { intent, attempt } = locked;
  if (conflict)
    tellOfPayment(work, 'PaymentConflicted', intent, intent.state, {
      attemptId: attempt.id,
      attemptNumber: attempt.number,
      conflict,
      operationMinor: payment.authorizedMinor,
      providerReference: payment.reference,
    });
  attempt.rest();
  if (await isUnderWay(work, attempt, payment)) return;
  const heldMinor =
    payment.authorizedMinor - payment.capturedMinor - payment.voidedMinor - payment.expiredMinor;
  const takenMinor = payment.capturedMinor - payment.refundedMinor;
  if (takenMinor > 0) await book(work, locked, payment, 'REFUND', takenMinor);
  else if (heldMinor > 0) await book(work, locked, payment, 'VOID', heldMinor);
  else attempt.finishReversal();
}

/** Books the ends of operations that the account already shows; true where one has not ended. */
async function isUnderWay(
  work: Work,
  attempt: PaymentAttempt,
  payment: ProviderPayment,
): Promise<boolean> {
  const pending = await pendingOperations(work, attempt.intentId);
  const own = pending.filter((each) => each.attempt_id === attempt.id);
  for (const each of own) await endIfShown(work, each, payment);
  return own.length > 0;
}

async function book(
  work: Work,
  { intent, attempt }: LockedAttempt,
  payment: ProviderPayment,
  kind: 'VOID' | 'REFUND',
  amountMinor: number,
): Promise<void> {
  if (attempt.enquiries >= maxReversals) {
    tellOfPayment(work, 'PaymentConflicted', intent, intent.state, {
      attemptId: attempt.id,
      conflict: 'NOT_GIVEN_BACK',
      operationMinor: amountMinor,
      providerReference: payment.reference,
    });
    return;
  }
  const operationId = await bookOperation(work, attempt, {
    kind,
    amountMinor,
    currency: payment.currency,
    reason: 'LATE_SUCCESS',
    final: amountMinor === payment.authorizedMinor,
  });
  work.enqueue(driveOperationJob(operationId));
}
