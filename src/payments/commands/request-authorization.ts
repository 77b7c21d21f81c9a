import type { Refusal } from '../../kernel/refusal.js';
import type { Owner } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { writeJournal } from '../data/journal.js';
import { lockPayment } from '../data/store.js';
import {
  attemptInProgress,
  invalidPaymentToken,
  paymentNotConfirmable,
} from '../domain/refusals.js';
import { routeOf, tellOfPayment } from '../events.js';
import { paymentProviders } from '../providers/registry.js';
import { authorizeRequested, beginAttempt, type CardToTry } from './begin-attempt.js';
import { dropAttempt } from './drop-attempt.js';

export interface RequestAuthorization extends CardToTry {
  readonly intentId: string;
  /** Who pays, where the intent belongs to whoever does. */
  readonly payer?: Owner | undefined;
}

type Requested =
  | { attemptId: string }
  | Refusal<'PaymentNotConfirmable'>
  | Refusal<'AttemptInProgress'>
  | Refusal<'InvalidPaymentToken'>;

/**
 * Writes down that the provider is to be asked for the money; `driveAttempt` asks it after the commit. Refuses
 * a text that is no token (InvalidPaymentToken), an intent that is paid or over (PaymentNotConfirmable), and a
 * second attempt beside one whose outcome is open (AttemptInProgress). An attempt that only waits for its card
 * holder gives way to the new one: people close the page of their bank and try another card.
 */
export async function requestAuthorization(
  work: Work,
  input: RequestAuthorization,
): Promise<Requested> {
  const { intent, attempts } = await lockPayment(work, input.intentId);
  const taken = work.port(paymentProviders).taking(input.methodToken, intent);
  if (!taken) return invalidPaymentToken();
  const from = intent.state;
  const live = attempts.find((attempt) => attempt.isLive);
  if (live && live.state !== 'REQUIRES_ACTION') return attemptInProgress({ state: from });
  if (!intent.mayBeConfirmed(work.now)) return paymentNotConfirmable({ state: from });
  if (input.payer) intent.payBy(input.payer);
  // The old attempt leaves first, or the index that allows one live attempt would refuse the new one.
  if (live) await dropAttempt(work, intent, live);
  const attempt = beginAttempt(work, intent, attempts.length + 1, {
    ...taken,
    card: input,
  });
  work.em.persist(attempt);
  await writeJournal(work, attempt, [authorizeRequested(attempt, intent)]);
  tellOfPayment(work, 'PaymentProcessing', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    ...routeOf(taken),
  });
  return { attemptId: attempt.id };
}
