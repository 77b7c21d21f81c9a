import { later } from '../../kernel/clock.js';
import { behaviourOf } from './authorize.js';
import { failed, hasRoom, succeeded, withOperation } from './operation.js';
import {
  accepts,
  authorizationLifetimeMs,
  type Change,
  move,
  type OperationCall,
  type Payment,
} from './payment.js';
import {
  extensionFailed,
  paymentNotExtendable,
  type SandboxRefusal,
  tooManyOperations,
} from './refusals.js';

/** Holds what is held for another lifetime, counted from now. The amounts stay. */
export function extend(payment: Payment, call: OperationCall): Change | SandboxRefusal {
  if (!accepts(payment, 'extend')) return paymentNotExtendable({ status: payment.status });
  if (!hasRoom(payment)) return tooManyOperations();
  const operation = succeeded('extend', payment.amountMinor, call);
  const behaviour = behaviourOf(payment);
  if (behaviour?.extensionFails)
    return failed(payment, operation, 'extension.failed', extensionFailed());
  const lifetimeMs = behaviour?.authorizationLifetimeMs ?? authorizationLifetimeMs;
  return {
    payment: move(withOperation(payment, operation), 'extend', {
      expiresAt: later(call.now, lifetimeMs).toISOString(),
    }),
    event: 'payment.extended',
    operation,
  };
}
