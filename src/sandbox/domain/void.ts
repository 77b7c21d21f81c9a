import { hasRoom, succeeded, withOperation } from './operation.js';
import {
  accepts,
  type Change,
  heldMinor,
  move,
  type OperationCall,
  type Payment,
  type PaymentEvent,
} from './payment.js';
import { paymentNotVoidable, type SandboxRefusal, tooManyOperations } from './refusals.js';

/** Gives up what is still held on the card, or the wait for its holder. What was captured stays. */
export function voidPayment(payment: Payment, call: OperationCall): Change | SandboxRefusal {
  const event: PaymentEvent = payment.totals.captured > 0 ? 'voidRest' : 'void';
  if (!accepts(payment, event)) return paymentNotVoidable({ status: payment.status });
  if (!hasRoom(payment)) return tooManyOperations();
  const operation = succeeded('void', heldMinor(payment), call);
  const totals = {
    ...payment.totals,
    voided: payment.totals.voided + operation.amountMinor,
  };
  return {
    payment: move(withOperation(payment, operation), event, { totals }),
    event: 'payment.voided',
    operation,
  };
}
