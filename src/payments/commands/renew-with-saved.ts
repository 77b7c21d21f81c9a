import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { writeJournal } from '../data/journal.js';
import { type LockedPayment, successOf } from '../data/store.js';
import { tellOfPayment } from '../events.js';
import { enquireAttemptJob } from '../jobs.js';
import { authorizeRequested, beginAttempt } from './begin-attempt.js';
import { chooseAbsent } from './saved/choose-absent.js';

/**
 * Has the method that a hold was made with hold the same anew, where its customer has agreed to charges in their
 * absence: the old hold is given up once the new one is there, and stays where there is none. The provider is asked
 * after the commit. False where nobody has agreed, or something was taken of the old hold. The caller holds the lock
 * of the intent.
 */
export async function renewWithSaved(work: Work, payment: LockedPayment): Promise<boolean> {
  const { intent, attempts } = payment;
  const methodId = successOf(payment)?.savedMethodId;
  const isWhole = intent.capturableMinor === intent.authorizedMinor;
  if (!methodId || intent.purpose !== 'PURCHASE' || !isWhole) return false;
  const { amountMinor, currency, orderId } = intent;
  const found = await chooseAbsent(work, { methodId, amountMinor, currency, orderId });
  if (isRefusal(found) || found.customerId !== intent.customerId) return false;
  const from = intent.state;
  intent.askRenewal(work.now);
  const attempt = beginAttempt(work, intent, attempts.length + 1, found.chosen, {});
  work.em.persist(attempt);
  await writeJournal(work, attempt, [authorizeRequested(attempt, intent)]);
  work.enqueue(enquireAttemptJob(attempt.id));
  tellOfPayment(work, 'PaymentProcessing', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    reason: 'HOLD_ENDS',
  });
  return true;
}
