import type { Fulfilment } from '../../fulfilment/index.js';
import { newId } from '../../kernel/ids.js';
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
  /** What leaves now; all that the fulfilment has given away where it is left out. */
  readonly parts?: readonly { readonly orderLineId: string; readonly quantity: number }[];
  /** True where goods of the same fulfilment have left before. */
  readonly isFurther?: boolean;
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
  const left = delivery.parts ?? givenAway(fulfilment);
  let amountMinor = delivery.isFurther ? 0 : fulfilment.shippingMinor;
  for (const { orderLineId, quantity } of left)
    amountMinor += order.lines.find(({ id }) => id === orderLineId)?.fulfil(quantity) ?? 0;
  if (fulfilment.chargedMinor > 0 && !fulfilment.isEnded)
    fulfilment.chargedMinor = order.costOf(fulfilment.unitsToLeave);
  const changed = order.follow(work.now);
  await work.em.flush();
  const saleId = delivery.isFurther ? newId() : fulfilment.id;
  const collected = await collectFor(work, delivery, { amountMinor, saleId });
  if (isRefusal(collected)) return collected;
  const { currency } = order;
  await postSale(work, { orderId: order.id, fulfilmentId: saleId, amountMinor, currency });
  const operationIds = [...collected, ...(await settleByHand(work, delivery))];
  await consumeForOrder(work, {
    orderId: order.id,
    kind,
    lines: left.map((part) => ({ ...part, locationId: fulfilment.goodsAt })),
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
async function collectFor(
  work: Work,
  { order, fulfilment, all }: Delivery,
  { amountMinor, saleId }: { readonly amountMinor: number; readonly saleId: string },
) {
  if (fulfilment.captureTrigger === 'MANUAL') return [];
  const isLast = all.every((each) => each.isEnded) && !hasHandwork(all);
  const advanceMinor = chargedInAdvance(all);
  const deliveries = [...new Set([fulfilment.id, saleId])];
  return collectPayment(work, order.id, { amountMinor, deliveries, isLast, advanceMinor });
}

function givenAway({ lines }: Fulfilment) {
  return lines
    .filter(({ handedOver }) => handedOver > 0)
    .map(({ orderLineId, handedOver: quantity }) => ({ orderLineId, quantity }));
}

/** Where the staff have charged all of an order before its last goods left, nothing else gives the rest back. */
async function settleByHand(work: Work, { order, all }: Delivery): Promise<string[]> {
  const isOver = order.endedAt !== null && hasHandwork(all);
  return isOver ? releaseEndedOrder(work, order.id) : [];
}

function hasHandwork(all: readonly Fulfilment[]): boolean {
  return all.some((each) => each.captureTrigger === 'MANUAL');
}
