import { newId } from '../../kernel/ids.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { type JournalEntry, writeJournal } from '../data/journal.js';
import { type LockedPayment, lockPayment } from '../data/store.js';
import { PaymentAttempt } from '../domain/payment-attempt.js';
import { paymentChannelOf } from '../domain/payment-channel.js';
import {
  attemptInProgress,
  invalidPaymentToken,
  paymentNotConfirmable,
} from '../domain/refusals.js';
import { tellOfPayment } from '../events.js';
import { paymentProviders } from '../providers/registry.js';
import { dropAttempt } from './drop-attempt.js';

export interface RequestAuthorization {
  readonly intentId: string;
  /** The provider's token for the card; never a card number. */
  readonly methodToken: string;
  /** Where the card holder comes back to, should their bank want to see them. */
  readonly returnUrl?: string | null | undefined;
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
  const provider = work.port(paymentProviders).forCards;
  if (!provider.acceptsToken(input.methodToken)) return invalidPaymentToken();
  const payment = await lockPayment(work, input.intentId);
  const { intent, attempts } = payment;
  const from = intent.state;
  const live = attempts.find((attempt) => attempt.isLive);
  if (live && live.state !== 'REQUIRES_ACTION') return attemptInProgress({ state: from });
  if (!intent.mayBeConfirmed(work.now)) return paymentNotConfirmable({ state: from });
  // The old attempt leaves first, or the index that allows one live attempt would refuse the new one.
  if (live) await dropAttempt(work, intent, live);
  const attempt = beginAttempt(work, payment, provider.name, input);
  intent.followAttempt(attempt.state, work.now);
  await writeJournal(work, attempt, [authorizeRequested(attempt.id, payment)]);
  tellOfPayment(work, 'PaymentProcessing', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
  });
  return { attemptId: attempt.id };
}

function beginAttempt(
  work: Work,
  { intent, attempts }: LockedPayment,
  provider: string,
  input: RequestAuthorization,
): PaymentAttempt {
  const attempt = PaymentAttempt.request(
    {
      id: newId(),
      intentId: intent.id,
      number: attempts.length + 1,
      channel: paymentChannelOf(work.caller),
      correlationId: work.caller.correlationId,
      provider,
      methodToken: input.methodToken,
      returnUrl: input.returnUrl ?? null,
    },
    work.now,
  );
  work.em.persist(attempt);
  return attempt;
}

function authorizeRequested(attemptId: string, { intent }: LockedPayment): JournalEntry {
  return {
    operationId: attemptId,
    kind: 'AUTHORIZE',
    phase: 'REQUESTED',
    amountMinor: intent.amountMinor,
    currency: intent.currency,
  };
}
