import { endFulfilment, fulfilments, lockAtLocation } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockOrder } from './lock-order.js';
import { orderBehind } from './order-behind.js';
import { goOnWithout } from './resourcing/go-on-without.js';

export interface RejectFulfilment {
  readonly fulfilmentId: string;
  readonly reason: string;
}

/**
 * The location cannot do it. Another one is asked by itself; what nobody can give leaves the order, and with nothing
 * else to come, the payment is given back.
 */
export async function rejectFulfilment(work: Work, input: RejectFulfilment) {
  const { reason } = input;
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const ended = endFulfilment(work, fulfilment, 'reject', reason);
  if (isRefusal(ended)) return ended;
  const all = await fulfilments(work).lockOfOrder(order.id);
  return goOnWithout(work, { order, fulfilment, all, cause: 'REJECTED', reason });
}
