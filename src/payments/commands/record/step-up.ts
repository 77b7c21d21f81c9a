import { newId } from '../../../kernel/ids.js';
import type { Work } from '../../../platform/commands/work.js';
import { writeJournal } from '../../data/journal.js';
import type { LockedAttempt } from '../../data/store.js';
import type { DeclineCode } from '../../domain/decline-codes.js';
import { type NewAttempt, PaymentAttempt } from '../../domain/payment-attempt.js';
import { tellOfPayment } from '../../events.js';
import { enquireAttemptJob } from '../../jobs.js';
import { authorizeRequested } from '../begin-attempt.js';

/**
 * What follows a decline for want of authentication (a soft decline): the same card once more, without an exemption
 * and with its holder. Undefined where that was tried already, the card is not known any more, or its time is over.
 */
export function stepUpOf(
  { intent, attempt }: LockedAttempt,
  code: DeclineCode,
  now: Date,
): NewAttempt | undefined {
  const { methodToken } = attempt;
  const wasSpared = attempt.exemption !== null && !attempt.isStepUp;
  if (code !== 'AUTHENTICATION_REQUIRED' || !wasSpared || !attempt.isLive) return undefined;
  if (methodToken === null || now >= intent.expiresAt) return undefined;
  return {
    id: newId(),
    intentId: intent.id,
    number: attempt.number + 1,
    channel: attempt.channel,
    correlationId: attempt.correlationId,
    provider: attempt.provider,
    method: attempt.method,
    instalments: attempt.instalments,
    methodToken,
    returnUrl: attempt.returnUrl,
    initiator: 'CUSTOMER',
    savedMethodId: attempt.savedMethodId,
    mandateId: null,
    exemption: null,
    isStepUp: true,
    consent: attempt.consent,
  };
}

/** Writes down that the card holder is to be asked after all. Whoever recorded the decline goes on with it, or its job. */
export async function stepUp(
  work: Work,
  { intent }: LockedAttempt,
  next: NewAttempt,
): Promise<string> {
  const from = intent.state;
  const attempt = PaymentAttempt.request(next, work.now);
  intent.followAttempt(attempt.state, work.now);
  work.em.persist(attempt);
  await writeJournal(work, attempt, [authorizeRequested(attempt, intent)]);
  work.enqueue(enquireAttemptJob(attempt.id));
  tellOfPayment(work, 'PaymentProcessing', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
  });
  return attempt.id;
}
