import { later } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import { lockAttempt } from '../../data/store.js';
import { lateCallMs } from '../../domain/patience.js';
import { enquireAttemptJob } from '../../jobs.js';
import { recordFailure } from './record-failure.js';

/**
 * The provider has never heard of the attempt, and it is not to be sent again. A live one has failed: nothing was
 * charged, and another card may be tried. Should its call still be on its way, it is watched until that can no
 * longer be, and what it brings is given back.
 */
export async function recordUnseen(work: Work, attemptId: string): Promise<void> {
  const locked = await lockAttempt(work, attemptId);
  if (!locked || locked.attempt.settledAt !== null) return;
  const { attempt } = locked;
  const lastArrival = later(attempt.requestedAt, lateCallMs);
  const failure = {
    end: 'fail',
    code: 'PROCESSING_ERROR',
    providerCode: 'never_received',
  } as const;
  if (work.now >= lastArrival) await recordFailure(work, locked, failure);
  else if (attempt.isLive)
    await recordFailure(work, locked, { ...failure, watchUntil: lastArrival });
  else work.enqueue(enquireAttemptJob(attempt.id, attempt.planEnquiry(work.now)));
}
