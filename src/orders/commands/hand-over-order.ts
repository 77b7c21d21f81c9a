import {
  type Fulfilment,
  fulfilments,
  handOverPickup,
  lockAtLocation,
  type MovedUnits,
  type WantedLine,
} from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { releaseForOrder } from '../../stock/index.js';
import type { Order } from '../domain/order.js';
import { orderNews } from '../events.js';
import { collectAgain } from './collect-again.js';
import { type Delivered, deliverGoods } from './deliver-goods.js';
import { lockOrder } from './lock-order.js';
import { orderBehind } from './order-behind.js';

export interface HandOverOrder {
  readonly fulfilmentId: string;
  /** Whoever gives the goods away has seen who takes them. */
  readonly identityChecked: boolean;
  /** What is taken of each line, and what is not wanted; null for all that waits. */
  readonly lines: readonly WantedLine[] | null;
}

/**
 * Goods go over the counter, and what was taken is captured. What the buyer does not want goes back on sale and is never
 * charged, or given back if it was charged before; what is neither goes on waiting. The code has been checked before, in
 * a transaction of its own. Of two hand-overs at once the second finds the goods gone.
 */
export async function handOverOrder(work: Work, input: HandOverOrder) {
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const unknown = fulfilment.confirmIdentity(input.identityChecked, work.now);
  if (unknown) return unknown;
  const isFurther = fulfilment.lines.some(({ handedOver }) => handedOver > 0);
  const moved = handOverPickup(work, fulfilment, input.lines);
  if (isRefusal(moved)) return moved;
  const all = await fulfilments(work).lockOfOrder(order.id);
  for (const { line, quantity } of moved.refused) lineOf(order, line.orderLineId).cancel(quantity);
  const delivery = { order, fulfilment, all, parts: partsOf(moved.taken), isFurther } as const;
  const delivered =
    moved.taken.length > 0
      ? await deliverGoods(work, { ...delivery, kind: 'HANDOVER' })
      : await nothingTaken(work, delivery);
  if (isRefusal(delivered)) return delivered;
  const lines = partsOf(moved.refused).map((part) => ({ ...part, locationId: fulfilment.goodsAt }));
  await releaseForOrder(work, { orderId: order.id, lines });
  return delivered;
}

interface Refused {
  readonly order: Order;
  readonly fulfilment: Fulfilment;
  readonly all: readonly Fulfilment[];
}

/** All that was looked at stays in the store. Where nothing else is to come, the rest of the promise is given back. */
async function nothingTaken(work: Work, { order, fulfilment, all }: Refused): Promise<Delivered> {
  const from = order.state;
  if (fulfilment.chargedMinor > 0 && !fulfilment.isEnded)
    fulfilment.chargedMinor = order.costOf(fulfilment.unitsToLeave);
  const changed = order.follow(work.now);
  await work.em.flush();
  const operationIds = all.every((each) => each.isEnded) ? await collectAgain(work, order.id) : [];
  if (changed)
    work.emit(orderNews('OrderCanceled', order, from, { reason: 'refused at the counter' }));
  return { orderId: order.id, fulfilmentId: fulfilment.id, operationIds };
}

function partsOf(units: readonly MovedUnits[]) {
  return units.map(({ line, quantity }) => ({ orderLineId: line.orderLineId, quantity }));
}

function lineOf(order: Order, orderLineId: string) {
  const line = order.lines.find(({ id }) => id === orderLineId);
  if (!line) throw new Error(`order ${order.number} has no line ${orderLineId}`);
  return line;
}
