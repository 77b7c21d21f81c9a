import { fulfilments, lockAtLocation, releaseFulfilment } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { deliverGoods } from './deliver-goods.js';
import { lockOrder } from './lock-order.js';
import { orderBehind } from './order-behind.js';

export interface HandOverOrder {
  readonly fulfilmentId: string;
  /** Whoever gives the goods away has seen who takes them. */
  readonly identityChecked: boolean;
}

/**
 * The goods go over the counter, and what was collected is captured. The code has been checked before, in a
 * transaction of its own. Of two hand-overs at once the second finds the goods gone.
 */
export async function handOverOrder(work: Work, input: HandOverOrder) {
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const unknown = fulfilment.confirmIdentity(input.identityChecked, work.now);
  if (unknown) return unknown;
  const released = releaseFulfilment(work, fulfilment);
  if (isRefusal(released)) return released;
  const all = await fulfilments(work).lockOfOrder(order.id);
  return deliverGoods(work, { order, fulfilment, all, kind: 'HANDOVER' });
}
