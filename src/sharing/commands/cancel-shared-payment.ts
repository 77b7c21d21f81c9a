import { isRefusal } from '../../kernel/refusal.js';
import { cancelOrder } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { followOrder } from './advance-shared-payment.js';
import { lockOwnSharedPayment } from './lock-own-shared-payment.js';

export interface CancelSharedPayment {
  readonly sharedPaymentId: string;
  readonly reason: string | null;
}

/**
 * The initiator gives the whole up: the order is cancelled, and everybody gets back what they have promised or paid.
 * The operations are to be driven after the commit. Refuses once goods have left (OrderNotCancelable).
 */
export async function cancelSharedPayment(work: Work, input: CancelSharedPayment) {
  const { sharedPaymentId, reason } = input;
  const { order, locked } = await lockOwnSharedPayment(work, sharedPaymentId);
  const canceled = await cancelOrder(work, { orderId: order.id, reason });
  if (isRefusal(canceled)) return canceled;
  await followOrder(work, order, locked);
  return { sharedPaymentId, operationIds: canceled.operationIds };
}
