import { lockAtLocation, sendPickup as sendOff, whyNotSent } from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { sendForOrder } from '../../../transfers/index.js';
import { lockOrder } from '../lock-order.js';
import { orderBehind } from '../order-behind.js';
import { shortenOrder } from '../shorten-order.js';

/**
 * What was found of a pickup leaves for the store where it is collected: its units are no longer here, and promised
 * there once they arrive. Units that were not found leave the order here, as when goods are made ready.
 */
export async function sendPickup(work: Work, input: { readonly fulfilmentId: string }) {
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const refused = whyNotSent(fulfilment);
  if (refused) return refused;
  await shortenOrder(work, order, fulfilment);
  const from = fulfilment.taskAt;
  const sent = await sendOff(work, fulfilment);
  if (isRefusal(sent)) return sent;
  const { transferId } = await sendForOrder(work, {
    orderId: order.id,
    orderNumber: order.number,
    fulfilmentId: fulfilment.id,
    fromLocationId: from,
    toLocationId: fulfilment.taskAt,
    lines: fulfilment.lines.flatMap(({ variantId, orderLineId, picked }) =>
      picked ? [{ variantId, orderLineId, quantity: picked }] : [],
    ),
  });
  return { fulfilmentId: fulfilment.id, orderId: order.id, transferId };
}
