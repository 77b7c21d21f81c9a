import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { type LockedPayment, lockPayment, successOf } from '../data/store.js';
import { refundNotPossible } from '../domain/refusals.js';
import { tellOfPayment } from '../events.js';
import { post } from '../ledger/post.js';
import { paymentProviders } from '../providers/registry.js';
import { bookOperation } from './book-operation.js';

export interface RequestRefund {
  readonly intentId: string;
  /** Minor units of the intent's currency; more than zero. */
  readonly amountMinor: number;
  readonly reason: string;
  /** What of it was paid for goods that never left: nothing was sold, so no sale is lessened by giving it back. */
  readonly unsoldMinor?: number | undefined;
  /** The refund of an order that this is a payment of. */
  readonly refundId?: string | undefined;
}

/**
 * Promises a part of the captured money to a refund, and posts that so much of what was sold need not be paid, as far as it was;
 * `driveOperation` asks the provider after the commit. Where it fails, the grant is withdrawn.
 * Refuses more than was captured and is neither given back nor promised (RefundNotPossible), and money that a bank
 * contests or has taken back (PaymentDisputed).
 */
export async function requestRefund(
  work: Work,
  { intentId, amountMinor, reason, unsoldMinor = 0, refundId }: RequestRefund,
): Promise<{ operationId: string } | Refusal<'RefundNotPossible'> | Refusal<'PaymentDisputed'>> {
  const payment = await lockPayment(work, intentId);
  const { intent } = payment;
  const from = intent.state;
  const attempt = successOf(payment);
  if (!attempt) return nothingToRefund(payment);
  const { capabilities } = work.port(paymentProviders).named(attempt.provider);
  if (!capabilities.partialRefund && amountMinor !== intent.capturedMinor)
    return nothingToRefund(payment);
  const promised = intent.claimRefund(amountMinor, work.now);
  if (isRefusal(promised)) return promised as Refusal<'RefundNotPossible' | 'PaymentDisputed'>;
  const { currency } = intent;
  const operationId = await bookOperation(work, attempt, {
    kind: 'REFUND',
    amountMinor,
    currency,
    reason,
    final: amountMinor === intent.authorizedMinor,
  });
  const grantedMinor = amountMinor - unsoldMinor;
  if (grantedMinor > 0)
    await post(work, [
      { kind: 'REFUND_GRANTED', operationId, intentId, amountMinor: grantedMinor, currency },
    ]);
  tellOfPayment(work, 'RefundRequested', intent, from, {
    operationId,
    operationMinor: amountMinor,
    reason,
    ...(refundId && { refundId }),
  });
  return { operationId };
}

function nothingToRefund({ intent }: LockedPayment): Refusal<'RefundNotPossible'> {
  const { state, currency, refundableMinor } = intent;
  return refundNotPossible({ state, currency, refundableMinor });
}
