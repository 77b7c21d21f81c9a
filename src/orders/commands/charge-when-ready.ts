import type { Fulfilment } from '../../fulfilment/index.js';
import { shareOfUnits } from '../../kernel/money.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { chargedInAdvance } from '../domain/charged-in-advance.js';
import type { Order } from '../domain/order.js';
import { collectPayment } from './collect-payment.js';

/**
 * Charges goods that have been found, where the shop has decided so: exactly what will leave. Refuses where that much
 * is not held any more (PaymentNotCollectable).
 */
export async function chargeWhenReady(
  work: Work,
  order: Order,
  fulfilment: Fulfilment,
  others: readonly Fulfilment[],
): Promise<string[] | Refusal<'PaymentNotCollectable'>> {
  if (fulfilment.captureTrigger !== 'AT_READY') return [];
  let amountMinor = fulfilment.shippingMinor;
  for (const line of fulfilment.lines)
    amountMinor += shareOfUnits(line.totalMinor, line.quantity, 0, line.picked ?? 0);
  const advanceMinor = chargedInAdvance(others);
  const operationIds = await collectPayment(work, order.id, {
    amountMinor,
    deliveries: [fulfilment.id],
    isLast: false,
    advanceMinor,
  });
  if (!isRefusal(operationIds)) fulfilment.chargedMinor = amountMinor;
  return operationIds;
}
