import { type Fulfilment, fulfilments } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { driveOperationJob } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { Order } from '../domain/order.js';
import { collectPayment } from './collect-payment.js';

/**
 * Charges goods as soon as the order is confirmed, where the shop has decided so. Should that not be possible, they are
 * charged when they leave.
 */
export async function chargeAtOrder(
  work: Work,
  order: Order,
  planned: readonly Fulfilment[],
): Promise<void> {
  const charged = planned.filter((each) => each.captureTrigger === 'AT_ORDER');
  if (charged.length === 0) return;
  const costs = charged.map((each) =>
    each.lines.reduce((sum, line) => sum + line.totalMinor, each.shippingMinor),
  );
  const amountMinor = costs.reduce((sum, cost) => sum + cost);
  const operationIds = await collectPayment(work, order.id, {
    amountMinor,
    deliveries: charged.map(({ id }) => id),
    isLast: false,
    advanceMinor: 0,
  });
  if (isRefusal(operationIds)) return;
  for (const [place, each] of charged.entries()) each.chargedMinor = costs[place] ?? 0;
  await fulfilments(work).keepCharges(charged);
  for (const id of operationIds) work.enqueue(driveOperationJob(id));
}
