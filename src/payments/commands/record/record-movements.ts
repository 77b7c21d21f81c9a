import type { Work } from '../../../platform/commands/work.js';
import { writeJournal } from '../../data/journal.js';
import { type LockedAttempt, pendingOperations } from '../../data/store.js';
import type { Conflict } from '../../domain/operation.js';
import type { PaymentIntent } from '../../domain/payment-intent.js';
import { tellOfPayment } from '../../events.js';
import type { ProviderPayment } from '../../providers/provider.js';
import { paymentProviders } from '../../providers/registry.js';
import { endIfShown } from './record-operation.js';
import { sellWithCapture } from './sell-with-capture.js';
import { takenAtOnce } from './taken-at-once.js';
import { undoOperation } from './undo-operation.js';

/**
 * Books what the provider's account tells beyond the authorisation: money taken with it, operations of ours whose
 * own answer was lost, a hold that has lapsed. A movement that we never asked for is a conflict, and stays out.
 */
export async function recordMovements(
  work: Work,
  locked: LockedAttempt,
  payment: ProviderPayment,
): Promise<Conflict | undefined> {
  const { intent, attempt } = locked;
  if (attempt.state !== 'SUCCEEDED') return undefined;
  await captureAtOnce(work, locked, payment);
  if (payment.operations.length > 0) await endOperations(work, locked, payment);
  for (const failed of payment.operations.filter(({ succeeded }) => !succeeded))
    await undoOperation(work, locked, failed);
  expireHold(work, locked, payment);
  attempt.awaitLapse(intent, work.now);
  if (!hasForeignMovement(intent, payment)) return undefined;
  const conflict = 'FOREIGN_OPERATION';
  tellOfPayment(work, 'PaymentConflicted', intent, intent.state, {
    attemptId: attempt.id,
    conflict,
    providerReference: payment.reference,
  });
  return conflict;
}

/** Ends those of our operations that the account shows as ended. */
async function endOperations(
  work: Work,
  { intent }: LockedAttempt,
  payment: ProviderPayment,
): Promise<void> {
  for (const pending of await pendingOperations(work, intent.id))
    await endIfShown(work, pending, payment);
}

async function captureAtOnce(
  work: Work,
  { intent, attempt }: LockedAttempt,
  payment: ProviderPayment,
): Promise<void> {
  const { takesAtOnce } = work.port(paymentProviders).named(attempt.provider).capabilities;
  const isAutomatic = takesAtOnce || intent.captureMethod === 'AUTOMATIC';
  if (!isAutomatic || intent.capturedMinor > 0 || payment.capturedMinor === 0) return;
  // What has failed after all is not taken anew because somebody tells of its beginning once more.
  if (payment.capturedMinor > intent.capturableMinor) return;
  const from = intent.state;
  intent.captureAtOnce(payment.capturedMinor, work.now);
  const taken = takenAtOnce(payment);
  await writeJournal(work, attempt, taken);
  tellOfPayment(work, 'PaymentCaptured', intent, from, {
    operationId: taken[0].operationId,
    operationMinor: payment.capturedMinor,
    providerReference: payment.reference,
  });
  const { operationId, amountMinor } = taken[0];
  await sellWithCapture(work, intent, { operationId, amountMinor });
}

function expireHold(work: Work, { intent }: LockedAttempt, payment: ProviderPayment): void {
  const lapsed = payment.expiredMinor - intent.expiredMinor;
  if (lapsed <= 0) return;
  const from = intent.state;
  const operationMinor = intent.expireHold(lapsed, work.now);
  if (operationMinor === 0) return;
  tellOfPayment(work, 'PaymentExpired', intent, from, { operationMinor, reason: 'HOLD_LAPSED' });
}

/** An account that is older than our books shows less than they do, never more. */
function hasForeignMovement(intent: PaymentIntent, payment: ProviderPayment): boolean {
  return (
    payment.capturedMinor > intent.capturedMinor ||
    payment.voidedMinor > intent.voidedMinor ||
    payment.refundedMinor > intent.refundedMinor
  );
}
