import { isRefusal } from '../../kernel/refusal.js';
import { claimCapture, intentOfOrder } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { letGoOfPayment } from './let-go-of-payment.js';

/**
 * Takes what is owed for goods that have just left. With the last goods of the order the rest of the promise
 * is given back in the same breath.
 */
export async function collectPayment(
  work: Work,
  orderId: string,
  owed: { readonly amountMinor: number; readonly isLast: boolean },
): Promise<string | null> {
  const intent = await intentOfOrder(work.db, orderId);
  if (!intent) return null;
  if (owed.amountMinor === 0)
    return owed.isLast ? letGoOfPayment(work, orderId, 'nothing was owed') : null;
  const claimed = await claimCapture(work, {
    intentId: intent.id,
    amountMinor: owed.amountMinor,
    final: owed.isLast,
  });
  if (isRefusal(claimed))
    throw new Error(`the payment of order ${orderId} cannot be collected: ${claimed.kind}`);
  return claimed.operationId;
}
