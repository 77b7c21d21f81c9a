import type { Fulfilment } from '../../fulfilment/index.js';
import type { Work } from '../../platform/commands/work.js';
import { writeOffForOrder } from '../../stock/index.js';
import type { Order } from '../domain/order.js';
import { orderNews } from '../events.js';

/** Takes units that were not found out of the order and out of the stock: nobody will be charged for them. */
export async function shortenOrder(
  work: Work,
  order: Order,
  fulfilment: Fulfilment,
): Promise<void> {
  const missing = fulfilment.lines
    .filter((line) => line.missing > 0)
    .map((line) => ({
      orderLineId: line.orderLineId,
      locationId: fulfilment.goodsAt,
      quantity: line.missing,
      sku: line.sku,
    }));
  if (missing.length === 0) return;
  for (const { orderLineId, quantity } of missing)
    order.lines.find((line) => line.id === orderLineId)?.cancel(quantity);
  await work.em.flush();
  await writeOffForOrder(work, { orderId: order.id, lines: missing, reason: 'SHORT_PICK' });
  work.emit(
    orderNews('OrderShortened', order, order.state, {
      lines: missing.map(({ sku, quantity }) => ({ sku, quantity })),
    }),
  );
}
