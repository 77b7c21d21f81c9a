import { isRefusal } from '../../kernel/refusal.js';
import { newName } from '../books/names.js';
import type { Answer } from '../books/records.js';
import type { Desk } from '../desk.js';
import type { Change, OperationCall, Payment } from '../domain/payment.js';
import { paymentNotFound, type SandboxRefusal } from '../domain/refusals.js';
import { answerWithChange, answerWithRefusal, type KeyedCall } from './book-change.js';

export type Decide = (payment: Payment, call: OperationCall) => Change | SandboxRefusal;

/**
 * Captures, voids or refunds, as `decide` says. A refusal is kept as the key's first result too; only a
 * payment that does not exist leaves the key unused.
 */
export function changePayment(
  desk: Desk,
  paymentId: string,
  call: KeyedCall,
  decide: Decide,
): Answer | SandboxRefusal {
  const payment = desk.books.payment(paymentId);
  if (!payment) return paymentNotFound();
  const outcome = decide(payment, {
    operationId: newName('op'),
    idempotencyKey: call.key,
    now: desk.clock.now(),
  });
  return isRefusal(outcome)
    ? answerWithRefusal(desk, call, outcome)
    : answerWithChange(desk, call, outcome);
}
