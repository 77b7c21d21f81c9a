import { finishPicking, fulfilments, lockAtLocation, whyUnderWay } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { chargeWhenReady } from './charge-when-ready.js';
import { lockOrder } from './lock-order.js';
import { orderBehind } from './order-behind.js';
import { shortenOrder } from './shorten-order.js';

/**
 * The goods wait at the counter. Units that were not found come from another place, or leave the order here and will not be charged. Where the
 * shop charges goods when they are ready, exactly what waits is charged, and refused where it is not held any more.
 */
export async function markPickupReady(work: Work, input: { readonly fulfilmentId: string }) {
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const underWay = whyUnderWay(fulfilment);
  if (underWay) return underWay;
  const ready = await finishPicking(work, fulfilment, order.currency);
  if (isRefusal(ready)) return ready;
  await shortenOrder(work, order, fulfilment);
  const all = await fulfilments(work).lockOfOrder(order.id);
  const others = all.filter((each) => each.id !== fulfilment.id);
  const operationIds = await chargeWhenReady(work, order, fulfilment, others);
  if (isRefusal(operationIds)) return operationIds;
  return { fulfilmentId: fulfilment.id, orderId: order.id, operationIds };
}
