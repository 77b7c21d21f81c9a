import type { Work } from '../../../platform/commands/work.js';
import type { LockedAttempt } from '../../data/store.js';
import type { PaymentAttempt } from '../../domain/payment-attempt.js';
import { tellOfPayment } from '../../events.js';
import { enquireAttemptJob } from '../../jobs.js';
import type { PaymentNews } from '../../providers/provider.js';
import { askForRenewal } from '../ask-for-renewal.js';

type Waiting = Extract<PaymentNews, { kind: 'requiresAction' | 'processing' }>;

/**
 * The provider cannot say yet: it waits for the card holder, or for somebody else. An attempt that we have given
 * up goes on being watched until it is over there too; one that is settled has heard old news.
 */
export function recordWait(work: Work, { intent, attempt }: LockedAttempt, outcome: Waiting): void {
  if (attempt.settledAt !== null) return;
  if (attempt.isDead) {
    watch(work, attempt);
    return;
  }
  const from = intent.state;
  const waitsForHolder = outcome.kind === 'requiresAction';
  const changed = attempt.move(waitsForHolder ? 'challenge' : 'process');
  intent.followAttempt(attempt.state, work.now);
  if (waitsForHolder) attempt.awaitCardHolder(outcome.action, work.now);
  else work.enqueue(enquireAttemptJob(attempt.id, attempt.planEnquiry(work.now)));
  if (!changed && intent.state === from) return;
  const isRenewal = attempt.initiator === 'MERCHANT' && intent.heldMinor > 0;
  if (waitsForHolder && isRenewal) askForRenewal(work, intent);
  tellOfPayment(
    work,
    waitsForHolder ? 'PaymentActionRequired' : 'PaymentProcessing',
    intent,
    from,
    {
      attemptId: attempt.id,
      attemptNumber: attempt.number,
      providerReference: attempt.providerReference,
    },
  );
}

function watch(work: Work, attempt: PaymentAttempt): void {
  if (attempt.isWatched(work.now))
    work.enqueue(enquireAttemptJob(attempt.id, attempt.planEnquiry(work.now)));
  else attempt.rest();
}
