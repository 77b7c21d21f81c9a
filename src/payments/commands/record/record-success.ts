import { newId } from '../../../kernel/ids.js';
import type { Work } from '../../../platform/commands/work.js';
import { type JournalEntry, writeJournal } from '../../data/journal.js';
import { noteUse } from '../../data/saved-methods.js';
import { type LockedAttempt, lockPayment, successOf } from '../../data/store.js';
import type { Conflict } from '../../domain/operation.js';
import { tellOfPayment } from '../../events.js';
import { driveOperationJob, enquireAttemptJob } from '../../jobs.js';
import type { KeptMethod } from '../../providers/kept-method.js';
import type { ProviderPayment } from '../../providers/provider.js';
import { paymentProviders } from '../../providers/registry.js';
import { bookOperation } from '../book-operation.js';
import { dropMethod, keepMethod } from '../saved/keep-method.js';
import { giveBack } from './give-back.js';
import { recordMovements } from './record-movements.js';
import { takenAtOnce } from './taken-at-once.js';

/**
 * The attempt has brought money. A live one pays the intent; one that was given up gives it back. Whatever else
 * the account tells of captures, voids, refunds and expiry is booked with it, once.
 */
export async function recordSuccess(
  work: Work,
  locked: LockedAttempt,
  payment: ProviderPayment,
): Promise<Conflict | undefined> {
  const { intent, attempt } = locked;
  // A new hold is not needed where the old one was drawn from in the meantime, or holds more.
  const isSmaller = payment.authorizedMinor < intent.authorizedMinor;
  const isRenewal = attempt.isLive && intent.authorizedMinor > 0;
  if (isRenewal && (isSmaller || !intent.mayBeReplaced)) attempt.move('cancel');
  if (attempt.isDead) {
    await undoLate(work, locked, payment);
    return undefined;
  }
  attempt.knowCard(payment.card?.fingerprint);
  const isNews = attempt.isLive;
  if (isNews) await pay(work, locked, payment);
  if (attempt.state === 'REVERSING') return giveBack(work, locked, payment);
  const conflict = await recordMovements(work, locked, payment);
  if (payment.kept) await rememberMethod(work, locked, payment.kept);
  else if (isNews) askForMethod(work, locked);
  return conflict;
}

/** Money that comes for an attempt that was given up is noted, and goes back. */
async function undoLate(work: Work, locked: LockedAttempt, payment: ProviderPayment) {
  const { attempt } = locked;
  // An operation ends once: what comes after its failure is another one.
  const operationId = attempt.settledAt === null ? attempt.id : newId();
  await writeJournal(work, attempt, [
    authorized(operationId, payment),
    ...(payment.capturedMinor > 0 ? takenAtOnce(payment) : []),
  ]);
  attempt.move('reverse');
  attempt.settle(work.now);
  await letGoOfMethod(work, locked, payment);
  await giveBack(work, locked, payment, 'LATE_SUCCESS');
}

async function pay(work: Work, locked: LockedAttempt, payment: ProviderPayment): Promise<void> {
  const { intent, attempt } = locked;
  const from = intent.state;
  const expiresAt = payment.authorizationExpiresAt ?? null;
  const isRenewal = intent.authorizedMinor > 0;
  if (isRenewal) await giveUpOldHold(work, locked, payment.authorizedMinor, expiresAt);
  else intent.authorize(payment.authorizedMinor, expiresAt, work.now);
  attempt.move('succeed');
  attempt.settle(work.now);
  attempt.awaitLapse(intent, work.now);
  await writeJournal(work, attempt, [authorized(attempt.id, payment)]);
  tellOfPayment(work, isRenewal ? 'PaymentRenewed' : 'PaymentAuthorized', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    providerReference: payment.reference,
    ...(isRenewal && { heldUntil: expiresAt, operationMinor: payment.authorizedMinor }),
  });
  if (attempt.savedMethodId !== null) await noteUse(work, attempt.savedMethodId);
}

/** News may tell of the money alone: then the provider is asked, and its whole account tells of the kept method. */
function askForMethod(work: Work, { attempt }: LockedAttempt): void {
  const { capabilities } = work.port(paymentProviders).named(attempt.provider);
  if (attempt.consent && capabilities.lookupByKey)
    work.enqueue(enquireAttemptJob(attempt.id, attempt.planEnquiry(work.now)));
}

/** What the customer wanted to keep, and the provider keeps, is theirs now. */
async function rememberMethod(
  work: Work,
  { intent, attempt }: LockedAttempt,
  kept: KeptMethod,
): Promise<void> {
  const { consent, provider, channel, correlationId, method: family } = attempt;
  const { customerId } = intent;
  if (!consent || customerId === null) return;
  const given = { customerId, provider, family, kept, consent, channel, correlationId };
  attempt.savedMethodId = await keepMethod(work, given);
  attempt.consent = null;
}

/** A payment that was given up goes back, and so does the method that came with it. */
async function letGoOfMethod(
  work: Work,
  { intent, attempt }: LockedAttempt,
  { kept }: ProviderPayment,
): Promise<void> {
  const { consent, provider, channel, correlationId, method: family } = attempt;
  const { customerId } = intent;
  if (!consent || !kept || customerId === null) return;
  const given = { customerId, provider, family, kept, consent, channel, correlationId };
  await dropMethod(work, given);
  attempt.consent = null;
}

/** The new hold counts from now on, and the old one no more: it is given up at its provider. */
async function giveUpOldHold(
  work: Work,
  { intent, attempt }: LockedAttempt,
  authorizedMinor: number,
  expiresAt: Date | null,
): Promise<void> {
  const old = successOf(await lockPayment(work, attempt.intentId));
  const amountMinor = intent.replaceHold(authorizedMinor, expiresAt, work.now);
  if (!old) throw new Error(`payment ${intent.id} is held by no attempt`);
  old.move('replace');
  old.rest();
  const { currency } = intent;
  const given = { kind: 'VOID', amountMinor, currency, reason: 'RENEWED' } as const;
  work.enqueue(driveOperationJob(await bookOperation(work, old, given)));
}

function authorized(operationId: string, payment: ProviderPayment): JournalEntry {
  return {
    operationId,
    kind: 'AUTHORIZE',
    phase: 'SUCCEEDED',
    amountMinor: payment.authorizedMinor,
    currency: payment.currency,
    providerReference: payment.reference,
  };
}
