import type { Work } from '../../../platform/commands/work.js';
import type { PaymentIntent } from '../../domain/payment-intent.js';
import type { PaymentPurpose } from '../../domain/payment-wish.js';
import { post } from '../../ledger/post.js';

/**
 * Where no goods leave, what was taken of a deposit or for usage is sold with its capture. Goods of an order are sold
 * when they leave, and those that are paid in instalments have left before.
 */
export async function sellWithCapture(
  work: Work,
  { id: intentId, orderId, purpose, currency }: PaymentIntent,
  capture: { readonly operationId: string; readonly amountMinor: number },
): Promise<void> {
  if (orderId !== null || !soldAtOnce.has(purpose)) return;
  await post(work, [{ ...capture, kind: 'SALE', intentId, currency }]);
}

const soldAtOnce: ReadonlySet<PaymentPurpose> = new Set(['DEPOSIT', 'USAGE']);
