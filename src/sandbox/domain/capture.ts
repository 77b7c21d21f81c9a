import { behaviourOf } from './authorize.js';
import { failed, hasRoom, succeeded, withOperation } from './operation.js';
import {
  accepts,
  type Change,
  heldMinor,
  move,
  type OperationCall,
  type Payment,
} from './payment.js';
import {
  amountTooLarge,
  captureFailed,
  currencyMismatch,
  paymentNotCapturable,
  type SandboxRefusal,
  tooManyOperations,
} from './refusals.js';

interface Capture extends OperationCall {
  readonly amountMinor: number;
  readonly currency: string;
  /** True to release at once what this capture leaves on hold. */
  readonly final: boolean;
}

/**
 * Takes a part, or all, of what is held on the card. May be repeated until nothing is left; a card that is captured
 * once releases the rest with it.
 */
export function capture(payment: Payment, asked: Capture): Change | SandboxRefusal {
  const held = heldMinor(payment);
  if (!accepts(payment, 'captureSome')) return paymentNotCapturable({ status: payment.status });
  if (!hasRoom(payment)) return tooManyOperations();
  if (asked.currency !== payment.currency) return currencyMismatch({ currency: payment.currency });
  if (asked.amountMinor > held) return amountTooLarge({ leftMinor: held });
  const operation = succeeded('capture', asked.amountMinor, asked);
  if (behaviourOf(payment)?.captureFails)
    return failed(payment, operation, 'capture.failed', captureFailed());
  const left = held - asked.amountMinor;
  const isLast = asked.final || behaviourOf(payment)?.capturesOnce === true;
  const released = isLast ? left : 0;
  const totals = {
    ...payment.totals,
    captured: payment.totals.captured + asked.amountMinor,
    voided: payment.totals.voided + released,
  };
  return {
    payment: move(
      withOperation(payment, operation),
      left === released ? 'captureLast' : 'captureSome',
      { totals },
    ),
    event: 'payment.captured',
    operation,
  };
}
