import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { type LockedPayment, lockPayment, successOf } from '../data/store.js';
import { refundNotPossible } from '../domain/refusals.js';
import { tellOfPayment } from '../events.js';
import { paymentProviders } from '../providers/registry.js';
import { bookOperation } from './book-operation.js';

export interface RequestRefund {
  readonly intentId: string;
  /** Minor units of the intent's currency; more than zero. */
  readonly amountMinor: number;
  readonly reason: string;
}

/**
 * Promises a part of the captured money to a refund; `driveOperation` asks the provider after the commit. Refuses
 * more than was captured and is neither given back nor promised (RefundNotPossible).
 */
export async function requestRefund(
  work: Work,
  { intentId, amountMinor, reason }: RequestRefund,
): Promise<{ operationId: string } | Refusal<'RefundNotPossible'>> {
  const payment = await lockPayment(work, intentId);
  const { intent } = payment;
  const from = intent.state;
  const attempt = successOf(payment);
  if (!attempt) return nothingToRefund(payment);
  const { capabilities } = work.port(paymentProviders).named(attempt.provider);
  if (!capabilities.partialRefund && amountMinor !== intent.capturedMinor)
    return nothingToRefund(payment);
  const promised = intent.claimRefund(amountMinor, work.now);
  if (isRefusal(promised)) return promised as Refusal<'RefundNotPossible'>;
  const { currency } = intent;
  const operationId = await bookOperation(work, attempt, {
    kind: 'REFUND',
    amountMinor,
    currency,
    reason,
  });
  tellOfPayment(work, 'RefundRequested', intent, from, {
    operationId,
    operationMinor: amountMinor,
    reason,
  });
  return { operationId };
}

function nothingToRefund({ intent }: LockedPayment): Refusal<'RefundNotPossible'> {
  const { state, currency, refundableMinor } = intent;
  return refundNotPossible({ state, currency, refundableMinor });
}
