import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { requestRefund } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { refundPolicyOf, tendersOf } from '../data/tenders.js';
import { orderNotRefundable } from '../domain/refusals.js';
import { allocateRefund } from '../domain/tenders.js';
import { lockOrder } from './lock-order.js';

export interface RefundOrder {
  readonly orderId: string;
  /** Minor units of the order's currency; more than zero. */
  readonly amountMinor: number;
  readonly reason: string;
}

/**
 * Gives back a part of what was paid for an order: the last tender first, or all alike
 * where several people paid together. The operations are to be driven after the
 * commit. Refuses more than was taken and is neither given back nor promised (OrderNotRefundable), and a part that a
 * provider cannot give back (RefundNotPossible). Who may ask for it is for the caller to decide.
 */
export async function refundOrder(
  work: Work,
  { orderId, amountMinor, reason }: RefundOrder,
): Promise<
  { operationIds: string[] } | Refusal<'OrderNotRefundable'> | Refusal<'RefundNotPossible'>
> {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    throw new RangeError(`${amountMinor} is no amount that can be given back`);
  const { currency } = await lockOrder(work, orderId);
  const tenders = await tendersOf(work, orderId);
  const refundableMinor = tenders.reduce((sum, tender) => sum + tender.refundableMinor, 0);
  const parts = allocateRefund(tenders, amountMinor, refundPolicyOf(tenders));
  if (!parts) return orderNotRefundable({ refundableMinor, currency });
  const operationIds: string[] = [];
  for (const part of parts) {
    const asked = await requestRefund(work, { ...part, reason });
    if (isRefusal(asked)) return asked;
    operationIds.push(asked.operationId);
  }
  return { operationIds };
}
