import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Owner } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { writeJournal } from '../data/journal.js';
import { lockPayment } from '../data/store.js';
import type { PaymentAttempt } from '../domain/payment-attempt.js';
import { attemptInProgress, paymentNotConfirmable } from '../domain/refusals.js';
import type { Consent } from '../domain/saved-method.js';
import { routeOf, tellOfPayment } from '../events.js';
import { type ProviderRegistry, paymentProviders } from '../providers/registry.js';
import { authorizeRequested, beginAttempt } from './begin-attempt.js';
import { type CardToTry, chooseMethod, type MethodRefusal } from './choose-method.js';
import { dropAttempt } from './drop-attempt.js';

export type RequestAuthorization = CardToTry & {
  readonly intentId: string;
  /** Who pays, where the intent belongs to whoever does. */
  readonly payer?: Owner | undefined;
};

type Requested =
  | { attemptId: string }
  | Refusal<'PaymentNotConfirmable'>
  | Refusal<'AttemptInProgress'>
  | MethodRefusal;

/**
 * Writes down that the provider is to be asked for the money; `driveAttempt` asks it after the commit. Refuses
 * what cannot be paid with (see `chooseMethod`), an intent that is paid or over (PaymentNotConfirmable), and a
 * second attempt beside one whose outcome is open (AttemptInProgress). An attempt that only waits for its buyer,
 * at their bank or with their transfer, gives way to the new one: people change their mind.
 */
export async function requestAuthorization(
  work: Work,
  input: RequestAuthorization,
): Promise<Requested> {
  const { intent, attempts } = await lockPayment(work, input.intentId);
  const from = intent.state;
  const live = attempts.find((attempt) => attempt.isLive);
  if (live && !givesWay(live, work.port(paymentProviders)))
    return attemptInProgress({ state: from });
  const isOpen = live ? work.now < intent.expiresAt : intent.mayBeConfirmed(work.now);
  if (!isOpen && !intent.mayBeReplaced) return paymentNotConfirmable({ state: from });
  if (input.payer) intent.payBy(input.payer);
  const consent = input.consent ?? planAgreed(attempts);
  const chosen = await chooseMethod(work, { ...input, consent }, intent);
  if (isRefusal(chosen)) return chosen;
  // The old attempt leaves first, or the index that allows one live attempt would refuse the new one.
  if (live) await dropAttempt(work, intent, live);
  const attempt = beginAttempt(work, intent, attempts.length + 1, chosen, input);
  work.em.persist(attempt);
  await writeJournal(work, attempt, [authorizeRequested(attempt, intent)]);
  tellOfPayment(work, 'PaymentProcessing', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    ...routeOf(chosen),
  });
  return { attemptId: attempt.id };
}

/** Whoever has agreed to a plan of instalments has agreed for the card that pays the first of them in the end. */
function planAgreed(attempts: readonly PaymentAttempt[]): Consent | undefined {
  return attempts.findLast(({ consent }) => consent?.plan)?.consent ?? undefined;
}

function givesWay({ state, provider }: PaymentAttempt, providers: ProviderRegistry): boolean {
  const { decisionDays, takenByStaff } = providers.named(provider).capabilities;
  const isAwaited = decisionDays !== undefined && !takenByStaff;
  return state === 'REQUIRES_ACTION' || (isAwaited && state === 'PROCESSING');
}
