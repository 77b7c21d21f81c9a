import type { Work } from '../../../platform/commands/work.js';
import { writeJournal } from '../../data/journal.js';
import type { LockedAttempt } from '../../data/store.js';
import type { DeclineCode } from '../../domain/decline-codes.js';
import { tellOfPayment } from '../../events.js';
import { askForRenewal } from '../ask-for-renewal.js';

interface Failure {
  /** How it ended: refused by the card's bank, over at the provider, or never processed. */
  readonly end: 'decline' | 'cancel' | 'fail';
  /** Why, in the words of the shop. */
  readonly code: DeclineCode;
  /** Why, in the provider's own word: for the journal. */
  readonly providerCode: string;
  /** Set where it is not the provider's last word: it is asked again then. */
  readonly watchUntil?: Date;
}

/**
 * The attempt brought no money: declined, refused or given up at the provider. The intent can be tried again with
 * another card. After a success this is old news, and changes nothing.
 */
export async function recordFailure(
  work: Work,
  locked: LockedAttempt,
  failure: Failure,
): Promise<void> {
  const { intent, attempt } = locked;
  if (attempt.settledAt !== null) return;
  const from = intent.state;
  const wasLive = attempt.isLive;
  if (wasLive) {
    attempt.move(failure.end);
    attempt.declineCode = failure.code;
    intent.followAttempt(attempt.state, work.now, failure.code);
  }
  if (failure.watchUntil) attempt.watch(failure.watchUntil);
  else await settle(work, locked, failure);
  if (!wasLive) return;
  tellOfPayment(work, 'PaymentDeclined', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    declineCode: failure.code,
    providerReference: attempt.providerReference,
  });
  // The old hold could not be made anew in the absence of its card holder: now they are asked.
  if (attempt.initiator === 'MERCHANT' && intent.heldMinor > 0) askForRenewal(work, intent);
}

async function settle(
  work: Work,
  { intent, attempt }: LockedAttempt,
  { providerCode }: Failure,
): Promise<void> {
  attempt.settle(work.now);
  await writeJournal(work, attempt, [
    {
      operationId: attempt.id,
      kind: 'AUTHORIZE',
      phase: 'FAILED',
      amountMinor: intent.amountMinor,
      currency: intent.currency,
      providerReference: attempt.providerReference,
      code: providerCode,
    },
  ]);
}
