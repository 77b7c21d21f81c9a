import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { claimCapture, intentOfOrder } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { paymentNotCollectable } from '../domain/refusals.js';
import { letGoOfPayment } from './let-go-of-payment.js';

/**
 * Takes what is owed for goods that have just left. With the last goods of the order the rest of the promise
 * is given back in the same breath. Refuses where that much is not held any more (PaymentNotCollectable): a hold
 * runs out when goods wait too long, and nobody gives them away for nothing.
 */
export async function collectPayment(
  work: Work,
  orderId: string,
  owed: { readonly amountMinor: number; readonly isLast: boolean },
): Promise<string | null | Refusal<'PaymentNotCollectable'>> {
  const intent = await intentOfOrder(work.db, orderId);
  if (!intent) return null;
  if (owed.amountMinor === 0)
    return owed.isLast ? letGoOfPayment(work, orderId, 'nothing was owed') : null;
  const claimed = await claimCapture(work, {
    intentId: intent.id,
    amountMinor: owed.amountMinor,
    final: owed.isLast,
  });
  return isRefusal(claimed) ? paymentNotCollectable() : claimed.operationId;
}
