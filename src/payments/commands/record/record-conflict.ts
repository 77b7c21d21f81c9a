import { hourMs, later } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import type { LockedAttempt } from '../../data/store.js';
import type { Conflict } from '../../domain/operation.js';
import { tellOfPayment } from '../../events.js';
import { enquireAttemptJob } from '../../jobs.js';

/**
 * The provider's account is not what we asked for, so it is not applied. A live attempt waits as CONFLICTED: the
 * provider is asked again, and an account that agrees resolves it; otherwise somebody cancels the payment, and
 * whatever is held is given back. Any other attempt stays what it is, and is looked at again in an hour.
 */
export function recordConflict(work: Work, locked: LockedAttempt, conflict: Conflict): void {
  const { intent, attempt } = locked;
  const from = intent.state;
  const isNews = !attempt.isLive || attempt.move('conflict');
  if (attempt.isLive) {
    intent.followAttempt(attempt.state, work.now);
    if (attempt.isWatched(work.now))
      work.enqueue(enquireAttemptJob(attempt.id, attempt.planEnquiry(work.now)));
    else attempt.rest();
  } else attempt.enquireLater(later(work.now, hourMs));
  if (!isNews) return;
  tellOfPayment(work, 'PaymentConflicted', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    conflict,
    providerReference: attempt.providerReference,
  });
}
