import type { Fulfilment } from '../../fulfilment/index.js';
import type { Work } from '../../platform/commands/work.js';
import { releaseForOrder } from '../../stock/index.js';
import type { Order } from '../domain/order.js';
import { orderNews } from '../events.js';
import { collectAgain } from './collect-again.js';
import type { Delivered } from './deliver-goods.js';

interface Drop {
  readonly order: Order;
  readonly fulfilment: Fulfilment;
  readonly all: readonly Fulfilment[];
  readonly reason: string;
}

/** Goods will not reach their buyer: they go back on sale, and the buyer will not pay for them. */
export async function dropGoods(work: Work, drop: Drop): Promise<Delivered> {
  const { order, fulfilment, all, reason } = drop;
  const from = order.state;
  const dropped = fulfilment.lines.flatMap((line) => {
    const ordered = order.lines.find((each) => each.id === line.orderLineId);
    const quantity = Math.min(fulfilment.toLeave(line), ordered?.open ?? 0);
    if (!ordered || quantity === 0) return [];
    ordered.cancel(quantity);
    return { orderLineId: ordered.id, locationId: fulfilment.goodsAt, quantity };
  });
  const changed = order.follow(work.now);
  await work.em.flush();
  const isLast = all.every((each) => each.id === fulfilment.id || each.isEnded);
  const operationIds = isLast ? await collectAgain(work, order.id) : [];
  await releaseForOrder(work, { orderId: order.id, lines: dropped });
  if (changed) work.emit(orderNews('OrderCanceled', order, from, { reason }));
  return { orderId: order.id, fulfilmentId: fulfilment.id, operationIds };
}
