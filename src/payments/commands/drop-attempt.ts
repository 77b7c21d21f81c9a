import { later, secondMs } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { writeJournal } from '../data/journal.js';
import type { PaymentAttempt } from '../domain/payment-attempt.js';
import type { PaymentIntent } from '../domain/payment-intent.js';
import { enquireAttemptJob } from '../jobs.js';

/**
 * Stops waiting for an attempt. One that was sent may have been booked all the same: the provider is asked what
 * became of it, and to end what still waits there; a success that comes now is given back.
 */
export async function dropAttempt(
  work: Work,
  intent: PaymentIntent,
  attempt: PaymentAttempt,
): Promise<void> {
  const wasSent = attempt.state !== 'REQUESTED';
  attempt.move('cancel');
  if (wasSent) {
    const askAt = later(work.now, secondMs);
    attempt.watch(askAt);
    work.enqueue(enquireAttemptJob(attempt.id, askAt));
    await work.em.flush();
    return;
  }
  attempt.settle(work.now);
  await writeJournal(work, attempt, [
    {
      operationId: attempt.id,
      kind: 'AUTHORIZE',
      phase: 'FAILED',
      amountMinor: intent.amountMinor,
      currency: intent.currency,
      code: 'canceled_before_sending',
    },
  ]);
}
