import { behaviourOf } from './authorize.js';
import { contestedMinor } from './contest.js';
import { failed, hasRoom, succeeded, withOperation } from './operation.js';
import {
  accepts,
  type Change,
  move,
  type OperationCall,
  type Payment,
  refundableMinor,
} from './payment.js';
import {
  amountTooLarge,
  currencyMismatch,
  paymentDisputed,
  paymentNotRefundable,
  refundFailed,
  type SandboxRefusal,
  tooManyOperations,
} from './refusals.js';

interface Refund extends OperationCall {
  readonly amountMinor: number;
  readonly currency: string;
  readonly reason: string;
}

/** Gives back a part, or all, of what was captured and not yet refunded. */
export function refund(payment: Payment, asked: Refund): Change | SandboxRefusal {
  const left = refundableMinor(payment);
  if (!accepts(payment, 'refund') || payment.totals.captured === 0)
    return paymentNotRefundable({ status: payment.status });
  if (!hasRoom(payment)) return tooManyOperations();
  if (asked.currency !== payment.currency) return currencyMismatch({ currency: payment.currency });
  if (asked.amountMinor > left) return amountTooLarge({ leftMinor: left });
  if (asked.amountMinor > left - contestedMinor(payment)) return paymentDisputed();
  const operation = {
    ...succeeded('refund', asked.amountMinor, asked),
    reason: asked.reason,
  };
  if (behaviourOf(payment)?.refundFails)
    return failed(payment, operation, 'refund.failed', refundFailed());
  const totals = {
    ...payment.totals,
    refunded: payment.totals.refunded + asked.amountMinor,
  };
  return {
    payment: move(withOperation(payment, operation), 'refund', { totals }),
    event: 'refund.succeeded',
    operation,
  };
}
