import { isRefusal } from '../../kernel/refusal.js';
import type { Desk } from '../desk.js';
import type { Payment } from '../domain/payment.js';
import { paymentNotFound, type SandboxRefusal } from '../domain/refusals.js';
import { type ChallengeDecision, settleChallenge } from '../domain/settle-challenge.js';
import { bookChange } from './book-change.js';

/** Takes the card holder's answer. Refuses where the payment does not wait for one any more. */
export function answerChallenge(
  desk: Desk,
  paymentId: string,
  decision: ChallengeDecision,
): Payment | SandboxRefusal {
  const payment = desk.books.payment(paymentId);
  if (!payment) return paymentNotFound();
  const outcome = settleChallenge(payment, decision, desk.clock.now());
  if (isRefusal(outcome)) return outcome;
  bookChange(desk, outcome);
  return outcome.payment;
}
