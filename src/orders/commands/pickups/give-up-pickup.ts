import { endFulfilment, fulfilments } from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { dropGoods } from '../drop-goods.js';
import { lockOrder } from '../lock-order.js';

export interface GiveUpPickup {
  readonly orderId: string;
  readonly fulfilmentId: string;
}

const reason = 'not collected in time';

/**
 * Nobody has collected the goods in time: they go back on sale, what is held for them is given back, and what was taken
 * for them is refunded in full. Does nothing where they have been collected, or are still kept. Safe to repeat.
 */
export async function giveUpPickup(work: Work, input: GiveUpPickup): Promise<readonly string[]> {
  const order = await lockOrder(work, input.orderId);
  const all = await fulfilments(work).lockOfOrder(order.id);
  const fulfilment = all.find(({ id }) => id === input.fulfilmentId);
  if (!fulfilment?.isOverdue(work.now)) return [];
  const ended = endFulfilment(work, fulfilment, 'giveUp', reason);
  if (isRefusal(ended)) return [];
  const dropped = await dropGoods(work, { order, fulfilment, all, reason });
  return dropped.operationIds;
}
