import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { insertPayment } from '../data/insert-payment.js';
import { PaymentIntent } from '../domain/payment-intent.js';
import { routeOf, tellOfPayment } from '../events.js';
import { authorizeRequested, beginAttempt } from './begin-attempt.js';
import {
  type AttemptTerms,
  type CardToTry,
  type ChosenMethod,
  chooseMethod,
  type MethodRefusal,
} from './choose-method.js';
import { type CreatePaymentIntent, whyAsked, wishFor } from './create-payment-intent.js';

/**
 * `createPaymentIntent` and `requestAuthorization` in one, for somebody who wants money and has a card for it. Both are
 * written with the news: nothing else of the transaction may look for them. `driveAttempt` asks the provider after the
 * commit. Refuses what cannot be paid with: see `chooseMethod`.
 */
export async function requestPayment(
  work: Work,
  wish: CreatePaymentIntent,
  card: CardToTry,
): Promise<RequestedPayment | MethodRefusal> {
  const chosen = await chooseMethod(work, card, { ...wish, ...wish.owner });
  return isRefusal(chosen) ? chosen : writePayment(work, wish, chosen, card);
}

export interface RequestedPayment {
  readonly intentId: string;
  readonly attemptId: string;
}

/** Writes a wish and the attempt to fulfil it, and tells of both. */
export function writePayment(
  work: Work,
  wish: CreatePaymentIntent,
  chosen: ChosenMethod,
  terms: AttemptTerms,
): RequestedPayment {
  const intent = PaymentIntent.create(wishFor(wish), work.now);
  const from = intent.state;
  tellOfPayment(work, 'PaymentRequested', intent, from, whyAsked(intent));
  const attempt = beginAttempt(work, intent, 1, chosen, terms);
  insertPayment(work, { intent, attempt }, authorizeRequested(attempt, intent));
  tellOfPayment(work, 'PaymentProcessing', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    ...routeOf(chosen),
  });
  return { intentId: intent.id, attemptId: attempt.id };
}
