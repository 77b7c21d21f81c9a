import { endFulfilment, fulfilments } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { type TenderOfOrder, tendersOf } from '../data/tenders.js';
import { dropGoods } from './drop-goods.js';
import { lockOrder } from './lock-order.js';

const reason = 'its payment was not renewed in time';

/**
 * A hold has lapsed although its buyer was asked to pay again: what has not left goes back on sale. Nobody was asked
 * where a part of the hold was captured, so those goods are kept for people to decide. Safe to repeat.
 */
export async function dropUnpaidGoods(work: Work, orderId: string): Promise<string[]> {
  const order = await lockOrder(work, orderId);
  const isOpen = order.state === 'CONFIRMED' || order.state === 'IN_FULFILMENT';
  if (!isOpen || !(await tendersOf(work, orderId)).some(hasLapsed)) return [];
  const all = await fulfilments(work).lockOfOrder(orderId);
  const operationIds: string[] = [];
  for (const fulfilment of all.filter((each) => !each.isEnded)) {
    const ended = endFulfilment(work, fulfilment, 'cancel', reason);
    if (isRefusal(ended)) continue;
    const dropped = await dropGoods(work, { order, fulfilment, all, reason });
    operationIds.push(...dropped.operationIds);
  }
  return operationIds;
}

function hasLapsed({ intent, capturableMinor }: TenderOfOrder): boolean {
  return intent.renewal_asked_at !== null && intent.captured_minor === 0 && capturableMinor === 0;
}
