import { isRefusal } from '../../kernel/refusal.js';
import { newName } from '../books/names.js';
import type { Desk } from '../desk.js';
import { type DisputeToOpen, openDispute, settleDispute } from '../domain/contest.js';
import type { DisputeDecision } from '../domain/dispute.js';
import type { Change, Payment } from '../domain/payment.js';
import { paymentNotFound, type SandboxRefusal } from '../domain/refusals.js';
import { bookChange } from './book-change.js';

/** Opens a dispute as the bank of the card holder. Refuses more than was captured and is not disputed. */
export function disputePayment(
  desk: Desk,
  paymentId: string,
  asked: Omit<DisputeToOpen, 'disputeId' | 'now'>,
): Payment | SandboxRefusal {
  const opened = { ...asked, disputeId: newName('dp'), now: desk.clock.now() };
  return change(desk, paymentId, (payment) => openDispute(payment, opened));
}

/** Goes on with a dispute, or ends it, as the bank. Refuses what it cannot do any more. */
export function decideDispute(
  desk: Desk,
  { paymentId, disputeId }: { readonly paymentId: string; readonly disputeId: string },
  decision: DisputeDecision,
): Payment | SandboxRefusal {
  return change(desk, paymentId, (payment) => settleDispute(payment, disputeId, decision));
}

function change(
  desk: Desk,
  paymentId: string,
  decide: (payment: Payment) => Change | SandboxRefusal,
): Payment | SandboxRefusal {
  const payment = desk.books.payment(paymentId);
  if (!payment) return paymentNotFound();
  const outcome = decide(payment);
  if (isRefusal(outcome)) return outcome;
  bookChange(desk, outcome);
  return outcome.payment;
}
