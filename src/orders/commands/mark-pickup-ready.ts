import { type FulfilmentAnswer, finishPicking, lockAtLocation } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { lockOrder } from './lock-order.js';
import { orderBehind } from './order-behind.js';
import { shortenOrder } from './shorten-order.js';

/** The goods wait at the counter. Units that were not found leave the order here, and will not be charged. */
export async function markPickupReady(work: Work, input: { readonly fulfilmentId: string }) {
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const ready = finishPicking(work, fulfilment);
  if (isRefusal(ready)) return ready;
  await shortenOrder(work, order, fulfilment);
  return { fulfilmentId: fulfilment.id, orderId: order.id } satisfies FulfilmentAnswer;
}
