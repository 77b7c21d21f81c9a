import type { Fulfilment } from '../../fulfilment/index.js';
import type { Work } from '../../platform/commands/work.js';
import { releaseForOrder } from '../../stock/index.js';
import type { Order } from '../domain/order.js';
import { type UnitsOfLine, unitsToLeave } from '../domain/refused-units.js';
import { orderNews } from '../events.js';
import { collectAgain } from './collect-again.js';
import type { Delivered } from './deliver-goods.js';
import { releaseUnderWay } from './transfers/release-under-way.js';

interface Drop {
  readonly order: Order;
  readonly fulfilment: Fulfilment;
  readonly all: readonly Fulfilment[];
  readonly reason: string;
  /** What of it; all that has not left where it is left out. */
  readonly units?: readonly UnitsOfLine[];
}

/** Goods will not reach their buyer: they go back on sale, and the buyer will not pay for them. */
export async function dropGoods(work: Work, drop: Drop): Promise<Delivered> {
  const { order, fulfilment, all, reason } = drop;
  const from = order.state;
  const { units = unitsToLeave(order, fulfilment) } = drop;
  const dropped = units.map(({ line, quantity }) => {
    line.cancel(quantity);
    return { orderLineId: line.id, locationId: fulfilment.goodsAt, quantity };
  });
  await releaseUnderWay(work, fulfilment);
  const changed = order.follow(work.now);
  await work.em.flush();
  const isLast = all.every((each) => each.id === fulfilment.id || each.isEnded);
  const operationIds = isLast ? await collectAgain(work, order.id) : [];
  await releaseForOrder(work, { orderId: order.id, lines: dropped });
  if (changed) work.emit(orderNews('OrderCanceled', order, from, { reason }));
  return { orderId: order.id, fulfilmentId: fulfilment.id, operationIds };
}
