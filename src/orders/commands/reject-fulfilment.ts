import { endFulfilment, fulfilments, lockAtLocation } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { dropGoods } from './drop-goods.js';
import { lockOrder } from './lock-order.js';
import { orderBehind } from './order-behind.js';

export interface RejectFulfilment {
  readonly fulfilmentId: string;
  readonly reason: string;
}

/** The location cannot do it. The goods leave the order; with nothing else to come, the payment is given back. */
export async function rejectFulfilment(work: Work, input: RejectFulfilment) {
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const ended = endFulfilment(work, fulfilment, 'reject', input.reason);
  if (isRefusal(ended)) return ended;
  const all = await fulfilments(work).lockOfOrder(order.id);
  return dropGoods(work, { order, fulfilment, all, reason: input.reason });
}
