import { type Fulfilment, fulfilments } from '../../fulfilment/index.js';
import type { Work } from '../../platform/commands/work.js';
import { writeOffForOrder } from '../../stock/index.js';
import type { Order } from '../domain/order.js';
import { unitsMissing } from '../domain/refused-units.js';
import { orderNews } from '../events.js';
import { resourceGoods } from './resourcing/resource-goods.js';

/**
 * Units that were not found come from another place, where one has them. The others are taken out of the order and out
 * of the stock: nobody will be charged for them.
 */
export async function shortenOrder(
  work: Work,
  order: Order,
  fulfilment: Fulfilment,
): Promise<void> {
  const units = unitsMissing(order, fulfilment);
  if (units.length === 0) return;
  const all = await fulfilments(work).lockOfOrder(order.id);
  const left = await resourceGoods(work, { order, fulfilment, all, cause: 'SHORT_PICK', units });
  if (left.length === 0) return;
  for (const { line, quantity } of left) line.cancel(quantity);
  await work.em.flush();
  const lines = left.map(({ line, quantity }) => ({
    orderLineId: line.id,
    locationId: fulfilment.goodsAt,
    quantity,
  }));
  await writeOffForOrder(work, { orderId: order.id, lines, reason: 'SHORT_PICK' });
  work.emit(
    orderNews('OrderShortened', order, order.state, {
      lines: left.map(({ line, quantity }) => ({ sku: line.sku, quantity })),
    }),
  );
}
