import { hourMs, later } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import { writeJournal } from '../../data/journal.js';
import type { LockedAttempt } from '../../data/store.js';
import type { AttemptState } from '../../domain/payment-attempt.js';
import { tellOfPayment } from '../../events.js';
import { enquireAttemptJob } from '../../jobs.js';
import { paymentProviders } from '../../providers/registry.js';

const awaited: readonly AttemptState[] = ['REQUESTED', 'PROCESSING', 'UNKNOWN'];

/**
 * No answer, or one that says nothing: the money may have been taken or not. It is never treated as a failure;
 * the provider is asked again, each time later. An outcome that cannot be found out before the deadline ends the
 * intent as FAILED and becomes a case; the attempt goes on being watched, and what it brings is given back.
 */
export async function markUnknown(
  work: Work,
  locked: LockedAttempt,
  reason: string,
): Promise<void> {
  const { intent, attempt } = locked;
  if (attempt.enquireAt === null && !attempt.isLive) return;
  if (attempt.isDead && !attempt.isWatched(work.now)) return attempt.rest();
  // Who waits for the card holder, or stands in conflict, stays so: an enquiry that failed says nothing new.
  const isAwaited = awaited.includes(attempt.state);
  const { decisionDays } = work.port(paymentProviders).named(attempt.provider).capabilities;
  if (isAwaited && attempt.isOverdue(work.now, decisionDays)) return giveUp(work, locked);
  const from = intent.state;
  const changed = isAwaited && attempt.move('lose');
  work.enqueue(enquireAttemptJob(attempt.id, attempt.planEnquiry(work.now)));
  if (!changed) return;
  intent.followAttempt(attempt.state, work.now);
  await writeJournal(work, attempt, [
    {
      operationId: attempt.id,
      kind: 'AUTHORIZE',
      phase: 'UNKNOWN',
      amountMinor: intent.amountMinor,
      currency: intent.currency,
      code: reason,
    },
  ]);
  tellOfPayment(work, 'PaymentOutcomeUnknown', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    reason,
  });
}

function giveUp(work: Work, { intent, attempt }: LockedAttempt): void {
  const from = intent.state;
  attempt.move('fail');
  const askAt = later(work.now, hourMs);
  attempt.watch(askAt);
  intent.fail(work.now);
  work.enqueue(enquireAttemptJob(attempt.id, askAt));
  tellOfPayment(work, 'PaymentConflicted', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    conflict: 'OUTCOME_UNKNOWN',
  });
}
