import type { Work } from '../../../platform/commands/work.js';
import { type LockedAttempt, lockAttempt } from '../../data/store.js';
import type { IntentState } from '../../domain/intent-lifecycle.js';
import type { Conflict } from '../../domain/operation.js';
import type { AttemptState } from '../../domain/payment-attempt.js';
import type { PaymentNews, ProviderOutcome, ProviderPayment } from '../../providers/provider.js';
import { paymentProviders } from '../../providers/registry.js';
import { disagreement } from './disagreement.js';
import { markUnknown } from './mark-unknown.js';
import { recordConflict } from './record-conflict.js';
import { recordFailure } from './record-failure.js';
import { recordSuccess } from './record-success.js';
import { recordWait } from './record-wait.js';
import { stepUp, stepUpOf } from './step-up.js';

export interface RecordAuthorization {
  readonly attemptId: string;
  readonly outcome: ProviderOutcome;
  /** The card holder has come back from their bank: what is unknown now is no longer up to them. */
  readonly hasReturned?: boolean;
}

/** Where intent and attempt stand after an answer was applied. */
export interface RecordedAnswer {
  readonly intentId: string;
  readonly state: IntentState;
  /** What the intent is a wish for, in minor units. */
  readonly amountMinor: number;
  /** True where it is the share of one of several people who pay. */
  readonly shared: boolean;
  /** True where it holds anew what the capture of another payment gives up. */
  readonly isRest: boolean;
  readonly attemptState: AttemptState;
  /** Set where the answer does not agree with our books, and so was not applied. */
  readonly conflict: Conflict | undefined;
  /** The attempt that follows a decline by itself: to be driven like any other. */
  readonly nextAttemptId: string | undefined;
}

type Applied = Partial<Pick<RecordedAnswer, 'conflict' | 'nextAttemptId'>>;

/**
 * Applies what a provider says of an attempt, whether it answered our call, sent news, or was asked: this is the
 * only way in. Applying the same again, or something older, changes nothing; a success is never taken back. A
 * success of an attempt that we have given up is booked and given back. Undefined where there is no such attempt.
 */
export async function recordAuthorization(
  work: Work,
  { attemptId, outcome, hasReturned }: RecordAuthorization,
): Promise<RecordedAnswer | undefined> {
  const locked = await lockAttempt(work, attemptId);
  if (!locked) return undefined;
  if (hasReturned && outcome.kind === 'unknown' && locked.attempt.state === 'REQUIRES_ACTION')
    locked.attempt.move('process');
  const { conflict, nextAttemptId } = await apply(work, locked, outcome);
  const { intent, attempt } = locked;
  const { id: intentId, state, amountMinor, shared } = intent;
  const { state: attemptState } = attempt;
  const isRest = intent.restOf !== null;
  return { intentId, state, amountMinor, shared, isRest, attemptState, conflict, nextAttemptId };
}

async function apply(
  work: Work,
  locked: LockedAttempt,
  outcome: ProviderOutcome,
): Promise<Applied> {
  if (outcome.kind === 'unknown') await markUnknown(work, locked, outcome.reason);
  else if (outcome.kind === 'refused')
    await recordFailure(work, locked, {
      end: 'fail',
      code: outcome.code ?? 'PROCESSING_ERROR',
      providerCode: outcome.providerCode,
    });
  else return applyAccount(work, locked, outcome);
  return {};
}

/** Applies an answer that comes with the provider's account of the payment. */
async function applyAccount(
  work: Work,
  locked: LockedAttempt,
  outcome: PaymentNews,
): Promise<Applied> {
  const { intent, attempt } = locked;
  const { payment } = outcome;
  const { capabilities } = work.port(paymentProviders).named(attempt.provider);
  const conflict = disagreement(intent, attempt, payment, capabilities);
  // What an attempt that was given up has brought is given back, however much it is.
  const goesBack = attempt.isDead && conflict !== 'REFERENCE_DIFFERS';
  if (conflict && !goesBack) {
    recordConflict(work, locked, conflict);
    return { conflict };
  }
  attempt.recognize(payment);
  switch (outcome.kind) {
    case 'authorized':
    case 'captured':
      return { conflict: await recordSuccess(work, locked, payment) };
    case 'declined':
      return recordDecline(work, locked, outcome);
    case 'canceled':
      return { conflict: await recordCancellation(work, locked, payment) };
    default:
      recordWait(work, locked, outcome);
      return {};
  }
}

/** A bank that wants its card holder in spite of an exemption gets them: the same card is tried again with them. */
async function recordDecline(
  work: Work,
  locked: LockedAttempt,
  outcome: Extract<ProviderOutcome, { kind: 'declined' }>,
): Promise<Applied> {
  const next = stepUpOf(locked, outcome.code, work.now);
  await recordFailure(work, locked, { ...outcome, end: 'decline' });
  return next ? { nextAttemptId: await stepUp(work, locked, next) } : {};
}

/**
 * Nothing is held any more. Money that was held before counts as a success whose hold has ended: that news may come
 * before the news of the success.
 */
async function recordCancellation(
  work: Work,
  locked: LockedAttempt,
  payment: ProviderPayment,
): Promise<Conflict | undefined> {
  if (payment.authorizedMinor > 0) return recordSuccess(work, locked, payment);
  await recordFailure(work, locked, {
    end: 'cancel',
    code: 'AUTHENTICATION_EXPIRED',
    providerCode: 'canceled',
  });
  return undefined;
}
