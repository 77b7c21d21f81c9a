import { newId } from '../../../kernel/ids.js';
import type { Work } from '../../../platform/commands/work.js';
import { writeJournal } from '../../data/journal.js';
import type { LockedAttempt } from '../../data/store.js';
import type { PendingOperationRow } from '../../data/tables.js';
import { tellOfPayment } from '../../events.js';
import { driveOperationJob } from '../../jobs.js';
import type { OperationOutcome } from '../../providers/provider.js';
import { bookOperation } from '../book-operation.js';
import { sellWithCapture } from './sell-with-capture.js';

/** Books the end of a capture: the money is taken and the rest released, or the claim is free again. */
export async function recordCapture(
  work: Work,
  { intent, attempt }: LockedAttempt,
  pending: PendingOperationRow,
  outcome: Exclude<OperationOutcome, { kind: 'unknown' }>,
): Promise<void> {
  const from = intent.state;
  const { amount_minor: amountMinor, releases_minor: releasesMinor } = pending;
  const facts = { operationId: pending.operation_id, operationMinor: amountMinor };
  if (outcome.kind === 'failed') {
    intent.releaseClaim({ amountMinor, releasesMinor }, work.now);
    tellOfPayment(work, 'CaptureFailed', intent, from, { ...facts, reason: outcome.code });
    return;
  }
  intent.capture({ amountMinor, releasesMinor }, work.now);
  if (releasesMinor > 0) {
    const released = {
      operationId: newId(),
      kind: 'VOID',
      amountMinor: releasesMinor,
      currency: pending.currency,
      providerReference: outcome.reference,
      reason: 'FINAL_CAPTURE',
    } as const;
    await writeJournal(work, attempt, [
      { ...released, phase: 'REQUESTED' },
      { ...released, phase: 'SUCCEEDED' },
    ]);
  }
  tellOfPayment(work, 'PaymentCaptured', intent, from, {
    ...facts,
    providerReference: outcome.reference,
  });
  await sellWithCapture(work, intent, { operationId: pending.operation_id, amountMinor });
  await releaseRest(work, { intent, attempt });
}

/** What a final capture left held because another one was under way. */
async function releaseRest(work: Work, { intent, attempt }: LockedAttempt): Promise<void> {
  const amountMinor = intent.claimRest(work.now);
  if (amountMinor === 0) return;
  const { currency } = intent;
  const rest = { kind: 'VOID', amountMinor, currency, reason: 'FINAL_CAPTURE' } as const;
  work.enqueue(driveOperationJob(await bookOperation(work, attempt, rest)));
}
