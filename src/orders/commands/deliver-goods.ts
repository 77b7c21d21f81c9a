import type { Fulfilment } from '../../fulfilment/index.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { postSale } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { consumeForOrder } from '../../stock/index.js';
import { chargedInAdvance } from '../domain/charged-in-advance.js';
import type { Order } from '../domain/order.js';
import { orderNews } from '../events.js';
import { collectPayment } from './collect-payment.js';
import { releaseEndedOrder } from './release-ended-order.js';

export interface Delivered {
  readonly orderId: string;
  readonly fulfilmentId: string;
  /** The captures, to be driven at the providers after the commit. */
  readonly operationIds: readonly string[];
}

interface Delivery {
  readonly order: Order;
  readonly fulfilment: Fulfilment;
  readonly all: readonly Fulfilment[];
  readonly kind: 'HANDOVER' | 'SHIP';
}

/**
 * Goods have left: the stock follows them, the order counts them, and exactly what they cost is captured, and owed
 * by their buyer in the ledger. Refuses where that cannot be captured (PaymentNotCollectable).
 */
export async function deliverGoods(
  work: Work,
  delivery: Delivery,
): Promise<Delivered | Refusal<'PaymentNotCollectable'>> {
  const { order, fulfilment, kind } = delivery;
  const from = order.state;
  const left = fulfilment.lines.filter((line) => line.handedOver > 0);
  let amountMinor = fulfilment.shippingMinor;
  for (const line of left)
    amountMinor +=
      order.lines.find((each) => each.id === line.orderLineId)?.fulfil(line.handedOver) ?? 0;
  const changed = order.follow(work.now);
  await work.em.flush();
  const collected = await collectFor(work, delivery, amountMinor);
  if (isRefusal(collected)) return collected;
  const { currency } = order;
  await postSale(work, { orderId: order.id, fulfilmentId: fulfilment.id, amountMinor, currency });
  const operationIds = [...collected, ...(await settleByHand(work, delivery))];
  await consumeForOrder(work, {
    orderId: order.id,
    kind,
    lines: left.map((line) => ({
      orderLineId: line.orderLineId,
      locationId: fulfilment.goodsAt,
      quantity: line.handedOver,
    })),
  });
  if (changed)
    work.emit(
      orderNews(order.endedAt ? 'OrderCompleted' : 'OrderInFulfilment', order, from, {
        amountMinor,
      }),
    );
  return { orderId: order.id, fulfilmentId: fulfilment.id, operationIds };
}

/** Goods that the staff charge by hand leave without being charged. */
async function collectFor(work: Work, { order, fulfilment, all }: Delivery, amountMinor: number) {
  if (fulfilment.captureTrigger === 'MANUAL') return [];
  const others = all.filter((each) => each.id !== fulfilment.id);
  const isLast = others.every((each) => each.isEnded) && !hasHandwork(all);
  const advanceMinor = chargedInAdvance(others);
  const deliveries = [fulfilment.id];
  return collectPayment(work, order.id, { amountMinor, deliveries, isLast, advanceMinor });
}

/** Where the staff have charged all of an order before its last goods left, nothing else gives the rest back. */
async function settleByHand(work: Work, { order, all }: Delivery): Promise<string[]> {
  const isOver = order.endedAt !== null && hasHandwork(all);
  return isOver ? releaseEndedOrder(work, order.id) : [];
}

function hasHandwork(all: readonly Fulfilment[]): boolean {
  return all.some((each) => each.captureTrigger === 'MANUAL');
}
