import { later } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import { type JournalEntry, writeJournal } from '../../data/journal.js';
import {
  findPendingOperation,
  type LockedAttempt,
  lockAttempt,
  paymentTables,
} from '../../data/store.js';
import type { PendingOperationRow } from '../../data/tables.js';
import type { OperationPhase } from '../../domain/operation.js';
import { enquiryDelayMs, operationDeadlineMs, receivedEnquiries } from '../../domain/patience.js';
import { tellOfPayment } from '../../events.js';
import { driveOperationJob, enquireAttemptJob } from '../../jobs.js';
import type {
  OperationAccount,
  OperationOutcome,
  ProviderOperation,
  ProviderPayment,
} from '../../providers/provider.js';
import { recordCapture } from './record-capture.js';
import { recordExtension } from './record-extension.js';
import { recordRefund } from './record-refund.js';
import { recordVoid } from './record-void.js';

export interface RecordOperation {
  readonly operationId: string;
  readonly attemptId: string;
  readonly outcome: OperationOutcome;
}

type Ended = Exclude<OperationOutcome, { kind: 'unknown' }>;

const records = {
  CAPTURE: recordCapture,
  VOID: recordVoid,
  REFUND: recordRefund,
  EXTEND: recordExtension,
};

/**
 * Applies what a provider says of a capture, void or refund, from wherever it comes. An operation ends once:
 * what is heard after its end changes nothing. Answers the phase in which it is now.
 */
export async function recordOperation(
  work: Work,
  { operationId, attemptId, outcome }: RecordOperation,
): Promise<OperationPhase | undefined> {
  const locked = await lockAttempt(work, attemptId);
  // Only now is the row our own: whoever ended it in the meantime has removed it.
  const pending = locked && (await findPendingOperation(work.db, operationId));
  // A key that belongs to another payment says nothing about this one, nor about the other.
  if (!pending || pending.attempt_id !== attemptId) return undefined;
  const wrong = outcome.kind === 'succeeded' && !agrees(locked, pending, outcome);
  if (wrong) return doubt(work, locked, pending, 'amount_differs');
  if (outcome.kind === 'unknown') return doubt(work, locked, pending, outcome.reason);
  return end(work, locked, pending, outcome);
}

/** Ends an operation of ours where the provider's account shows that it has ended there. */
export async function endIfShown(
  work: Work,
  { operation_id: operationId, attempt_id: attemptId }: PendingOperationRow,
  payment: ProviderPayment,
): Promise<void> {
  const found = payment.operations.find(({ key }) => key === operationId);
  if (!found) return;
  await recordOperation(work, { operationId, attemptId, outcome: outcomeOf(found, payment) });
}

/** An operation in the provider's account, as the answer to its call would have been. */
export function outcomeOf(found: ProviderOperation, payment: OperationAccount): OperationOutcome {
  if (!found.succeeded) return { kind: 'failed', code: found.code ?? 'unknown' };
  const { reference, amountMinor } = found;
  return { kind: 'succeeded', reference, amountMinor, payment };
}

function agrees(
  { intent, attempt }: LockedAttempt,
  pending: PendingOperationRow,
  { amountMinor, payment }: Extract<OperationOutcome, { kind: 'succeeded' }>,
): boolean {
  if (amountMinor !== pending.amount_minor || payment.currency !== pending.currency) return false;
  const { amountMinor: wholeMinor = intent.amountMinor } = payment;
  return attempt.state === 'REVERSING' || wholeMinor === intent.amountMinor;
}

async function end(
  work: Work,
  locked: LockedAttempt,
  pending: PendingOperationRow,
  outcome: Ended,
): Promise<OperationPhase> {
  const { attempt } = locked;
  const phase = outcome.kind === 'succeeded' ? 'SUCCEEDED' : 'FAILED';
  await paymentTables(work.db)
    .deleteFrom('pending_operation')
    .where('operation_id', '=', pending.operation_id)
    .execute();
  await writeJournal(work, attempt, [
    {
      ...entryOf(pending, phase),
      ...(outcome.kind === 'succeeded'
        ? { providerReference: outcome.reference }
        : { code: outcome.code }),
    },
  ]);
  await records[pending.kind](work, locked, pending, outcome);
  // A refusal may mean that our picture of the payment is not the provider's: look at its books.
  if (phase === 'FAILED')
    work.enqueue(enquireAttemptJob(attempt.id, attempt.planEnquiry(work.now)));
  else if (attempt.state === 'SUCCEEDED') attempt.awaitLapse(locked.intent, work.now);
  return phase;
}

/** Not known, or not believable: it is asked about again, and becomes a case after a day. */
async function doubt(
  work: Work,
  { intent, attempt }: LockedAttempt,
  pending: PendingOperationRow,
  code: string,
): Promise<OperationPhase> {
  const { operation_id: operationId, enquiries } = pending;
  // What was received ends by news; asking again would only hear the same.
  const askAt = later(
    work.now,
    enquiryDelayMs(code === 'received' ? enquiries + receivedEnquiries : enquiries),
  );
  await paymentTables(work.db)
    .updateTable('pending_operation')
    .set({ leased_until: null, enquire_at: askAt, enquiries: enquiries + 1 })
    .where('operation_id', '=', operationId)
    .execute();
  work.enqueue(driveOperationJob(operationId, askAt));
  if (enquiries === 0)
    await writeJournal(work, attempt, [{ ...entryOf(pending, 'UNKNOWN'), code }]);
  if (isCase(work.now, pending, askAt) || (enquiries === 0 && code === 'amount_differs'))
    tellOfPayment(work, 'PaymentConflicted', intent, intent.state, {
      attemptId: attempt.id,
      operationId,
      operationMinor: pending.amount_minor,
      conflict: code === 'amount_differs' ? 'AMOUNT_DIFFERS' : 'OUTCOME_UNKNOWN',
    });
  return 'UNKNOWN';
}

/** True once, at the enquiry that is the last before the deadline. */
function isCase(
  now: Date,
  { requested_at: requestedAt }: PendingOperationRow,
  askAt: Date,
): boolean {
  const deadline = requestedAt.getTime() + operationDeadlineMs;
  return now.getTime() < deadline && askAt.getTime() >= deadline;
}

function entryOf(pending: PendingOperationRow, phase: OperationPhase): JournalEntry {
  return {
    operationId: pending.operation_id,
    kind: pending.kind,
    phase,
    amountMinor: pending.amount_minor,
    currency: pending.currency,
    reason: pending.reason,
  };
}
