import { isChargedByHand } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import {
  claimCapture,
  lockPaymentsOfOrder,
  owedFor,
  unpaidDeliveries,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import { tendersOf } from '../data/tenders.js';
import { drawFrom } from '../domain/tenders.js';
import { releaseEndedOrder } from './release-ended-order.js';

/**
 * Takes what is unpaid of goods that are gone, as far as the money is held: a capture failed, or waited for goods that
 * will not come. What the staff charge by hand is left to them. Where nothing
 * is owed any more, the rest of the promise is given back. Safe to repeat.
 */
export async function collectAgain(work: Work, orderId: string): Promise<string[]> {
  const order = await orders(work).lock(orderId);
  if (!order) return [];
  await lockPaymentsOfOrder(work, orderId);
  const amountMinor = await owedFor(work.db, orderId);
  if (amountMinor <= 0) return releaseEndedOrder(work, orderId);
  if (await isChargedByHand(work.db, orderId)) return [];
  const final = order.endedAt !== null;
  const deliveries = await unpaidDeliveries(work.db, orderId);
  const operationIds: string[] = [];
  for (const draw of drawFrom(await tendersOf(work, orderId), amountMinor)) {
    const claimed = await claimCapture(work, { ...draw, final, deliveries });
    if (!isRefusal(claimed)) operationIds.push(claimed.operationId);
  }
  return operationIds;
}
