import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockRefund, payOut } from './decide-refund.js';
import { refundLifecycle } from './lifecycles.js';
import type { OpenedRefund } from './open-refund.js';
import { paymentsFor, shareOverPayments } from './refundable-payments.js';
import { refundNotInState } from './refusals.js';
import { type RefundImpossible, sendRefund } from './send-refund.js';

export interface RetryRefund {
  readonly refundId: string;
  /** The payment of the order that is to give it back; null for the usual ones, and where there is no order. */
  readonly intentId: string | null;
}

/**
 * Sends again what of a failed refund has not arrived, by the same payments or by another one of the order; what was to
 * leave another way does. Refuses a
 * refund that is under way or over (RefundNotInState). However many ask at once, one is heard.
 */
export async function retryRefund(
  work: Work,
  { refundId, intentId }: RetryRefund,
): Promise<OpenedRefund | Refusal<'RefundNotInState'> | RefundImpossible> {
  const { refund, payments } = await lockRefund(work, refundId);
  if (!refundLifecycle.next(refund.state, 'retry'))
    return refundNotInState({ state: refund.state });
  if (refund.tender !== 'ORIGINAL') return payOut(work, { refund, payments });
  const { deliveries } = refund;
  const chosen = await paymentsFor(work, payments, { deliveries, intentId });
  const shares = shareOverPayments(refund.amount_minor - refund.sent_minor, chosen);
  const operationIds = await sendRefund(work, refund, shares);
  return isRefusal(operationIds) ? operationIds : { refundId, operationIds };
}
