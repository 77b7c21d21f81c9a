import {
  cancelParcels,
  endFulfilment,
  type Fulfilment,
  fulfilments,
} from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { TenderOfOrder } from '../data/tenders.js';
import type { Order } from '../domain/order.js';
import { dropGoods } from './drop-goods.js';
import { lockOrder } from './lock-order.js';
import { heldOf, restOfOrder } from './rest-of-order.js';

const reason = 'its payment was not renewed in time';

/**
 * A hold has lapsed although its buyer was asked to pay again, or they were asked for the rest of their order,
 * and nobody has paid it: what has not left goes back on sale, unless other money is held for it. Safe to repeat.
 */
export async function dropUnpaidGoods(work: Work, orderId: string): Promise<string[]> {
  const order = await lockOrder(work, orderId);
  const isOpen = order.state === 'CONFIRMED' || order.state === 'IN_FULFILMENT';
  if (!isOpen) return [];
  const { tenders, dueMinor, toComeMinor } = await restOfOrder(work, order);
  if (!tenders.some(hasLapsed) || heldOf(tenders) >= toComeMinor + dueMinor) return [];
  const all = await fulfilments(work).lockOfOrder(orderId);
  return dropAll(work, { order, all, dropped: all, reason });
}

/** Ends those of these fulfilments that are still open, and gives their goods up. Answers the operations to be driven. */
export async function dropAll(
  work: Work,
  drop: {
    readonly order: Order;
    readonly all: readonly Fulfilment[];
    readonly dropped: readonly Fulfilment[];
    readonly reason: string;
  },
): Promise<string[]> {
  const operationIds: string[] = [];
  for (const fulfilment of drop.dropped.filter((each) => !each.isEnded)) {
    const wasPacked = fulfilment.state === 'PACKED';
    const ended = endFulfilment(work, fulfilment, 'cancel', drop.reason);
    if (isRefusal(ended)) continue;
    if (wasPacked) await cancelParcels(work, fulfilment);
    const dropped = await dropGoods(work, { ...drop, fulfilment });
    operationIds.push(...dropped.operationIds);
  }
  return operationIds;
}

function hasLapsed({ intent, capturableMinor }: TenderOfOrder): boolean {
  const isUnpaid = intent.captured_minor === 0 && capturableMinor === 0;
  const isRestInVain = intent.rest_of !== null && intent.state === 'EXPIRED';
  return isUnpaid && (intent.renewal_asked_at !== null || isRestInVain);
}
