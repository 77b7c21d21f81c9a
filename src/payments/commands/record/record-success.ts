import type { Work } from '../../../platform/commands/work.js';
import { type JournalEntry, writeJournal } from '../../data/journal.js';
import type { LockedAttempt } from '../../data/store.js';
import type { Conflict } from '../../domain/operation.js';
import { tellOfPayment } from '../../events.js';
import type { ProviderPayment } from '../../providers/provider.js';
import { giveBack } from './give-back.js';
import { recordMovements } from './record-movements.js';
import { takenAtOnce } from './taken-at-once.js';

/**
 * The attempt has brought money. A live one pays the intent; one that was given up gives it back. Whatever else
 * the account tells of captures, voids, refunds and expiry is booked with it, once.
 */
export async function recordSuccess(
  work: Work,
  locked: LockedAttempt,
  payment: ProviderPayment,
): Promise<Conflict | undefined> {
  const { attempt } = locked;
  if (attempt.isDead) {
    await writeJournal(work, attempt, [
      authorized(locked, payment),
      ...(payment.capturedMinor > 0 ? takenAtOnce(payment) : []),
    ]);
    attempt.move('reverse');
    attempt.settle(work.now);
    await giveBack(work, locked, payment, 'LATE_SUCCESS');
    return undefined;
  }
  if (attempt.isLive) await pay(work, locked, payment);
  if (attempt.state === 'REVERSING') return giveBack(work, locked, payment);
  return recordMovements(work, locked, payment);
}

async function pay(work: Work, locked: LockedAttempt, payment: ProviderPayment): Promise<void> {
  const { intent, attempt } = locked;
  const from = intent.state;
  const expiresAt = payment.authorizationExpiresAt ?? null;
  attempt.move('succeed');
  attempt.settle(work.now);
  intent.authorize(payment.authorizedMinor, expiresAt, work.now);
  attempt.awaitLapse(intent, work.now);
  await writeJournal(work, attempt, [authorized(locked, payment)]);
  tellOfPayment(work, 'PaymentAuthorized', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    providerReference: payment.reference,
  });
}

function authorized({ attempt }: LockedAttempt, payment: ProviderPayment): JournalEntry {
  return {
    operationId: attempt.id,
    kind: 'AUTHORIZE',
    phase: 'SUCCEEDED',
    amountMinor: payment.authorizedMinor,
    currency: payment.currency,
    providerReference: payment.reference,
  };
}
