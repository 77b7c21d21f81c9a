import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { insertPayment } from '../data/insert-payment.js';
import { PaymentIntent } from '../domain/payment-intent.js';
import { invalidPaymentToken } from '../domain/refusals.js';
import { routeOf, tellOfPayment } from '../events.js';
import { paymentProviders } from '../providers/registry.js';
import { authorizeRequested, beginAttempt, type CardToTry } from './begin-attempt.js';
import { type CreatePaymentIntent, wishFor } from './create-payment-intent.js';

/**
 * `createPaymentIntent` and `requestAuthorization` in one, for somebody who wants money and has a card for it. Both are
 * written with the news: nothing else of the transaction may look for them. `driveAttempt` asks the provider after the commit. Refuses a text that is no token
 * (InvalidPaymentToken).
 */
export function requestPayment(
  work: Work,
  wish: CreatePaymentIntent,
  card: CardToTry,
): { intentId: string; attemptId: string } | Refusal<'InvalidPaymentToken'> {
  const taken = work.port(paymentProviders).taking(card.methodToken, wish);
  if (!taken) return invalidPaymentToken();
  const intent = PaymentIntent.create(wishFor(wish), work.now);
  const from = intent.state;
  tellOfPayment(work, 'PaymentRequested', intent, from);
  const attempt = beginAttempt(work, intent, 1, { ...taken, card });
  insertPayment(work, { intent, attempt }, authorizeRequested(attempt, intent));
  tellOfPayment(work, 'PaymentProcessing', intent, from, {
    attemptId: attempt.id,
    attemptNumber: attempt.number,
    ...routeOf(taken),
  });
  return { intentId: intent.id, attemptId: attempt.id };
}
