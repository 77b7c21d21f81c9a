import type { Work } from '../../../platform/commands/work.js';
import { type LockedAttempt, lockPayment } from '../../data/store.js';
import type { PendingOperationRow } from '../../data/tables.js';
import { tellOfPayment } from '../../events.js';
import type { OperationOutcome } from '../../providers/provider.js';
import { askForRenewal } from '../ask-for-renewal.js';
import { renewWithSaved } from '../renew-with-saved.js';

/** Books the end of an extension: the hold lasts longer, or stays as it is and is made anew, or its card holder is asked. */
export async function recordExtension(
  work: Work,
  { intent, attempt }: LockedAttempt,
  pending: PendingOperationRow,
  outcome: Exclude<OperationOutcome, { kind: 'unknown' }>,
): Promise<void> {
  // What was captured or given up in the meantime needs no hold any more.
  if (attempt.state !== 'SUCCEEDED' || intent.heldMinor === 0) return;
  const from = intent.state;
  const facts = { operationId: pending.operation_id, operationMinor: intent.heldMinor };
  if (outcome.kind === 'succeeded') {
    intent.renew(outcome.payment.authorizationExpiresAt ?? null, work.now);
    const { authorizationExpiresAt: heldUntil } = intent;
    tellOfPayment(work, 'PaymentRenewed', intent, from, { ...facts, heldUntil });
    return;
  }
  tellOfPayment(work, 'PaymentRenewalFailed', intent, from, { ...facts, reason: outcome.code });
  const payment = await lockPayment(work, intent.id);
  if (!(await renewWithSaved(work, payment))) askForRenewal(work, intent);
}
