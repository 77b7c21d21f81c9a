import { type DraftCart, draftCart } from '../../carts/index.js';
import { planFulfilments } from '../../fulfilment/index.js';
import { newId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { totalsOf } from '../../pricing/index.js';
import { reserveForOrder } from '../../stock/index.js';
import { orders } from '../data/store.js';
import { type Order, OrderLine } from '../domain/order.js';
import { carryOut } from './carry-out-order.js';
import { lockOrder } from './lock-order.js';

export interface AddCarriedOutGoods {
  readonly orderId: string;
  /** What was carried out besides, as a cart would have it; its place is where the goods came from. */
  readonly draft: DraftCart;
}

/**
 * Goods that were carried out with an order without being charged: they are written into it at today's prices, leave the
 * stock, and are charged to what is still held of its payments. Refuses what is not on the shelf, and what is not held
 * (PaymentNotCollectable).
 */
export async function addCarriedOutGoods(work: Work, { orderId, draft }: AddCarriedOutGoods) {
  const order = await lockOrder(work, orderId);
  const lines = await linesFor(work, order, draft);
  if (isRefusal(lines)) return lines;
  const place = draft.way?.collectAt ?? '';
  const reserved = await reserveForOrder(work, {
    orderId,
    cartId: null,
    lines: lines.map(({ id: orderLineId, variantId, quantity }) => ({
      orderLineId,
      variantId,
      quantity,
      locationId: place,
      kind: 'COUNTER',
    })),
  });
  if (isRefusal(reserved)) return reserved;
  order.lines.push(...lines);
  for (const { totalMinor } of lines) {
    order.itemsMinor += totalMinor;
    order.totalMinor += totalMinor;
  }
  await orders(work).extend(order, lines);
  await orders(work).touch(order);
  const [fulfilment] = await planFulfilments(
    work,
    [
      {
        orderId,
        orderNumber: order.number,
        kind: 'COUNTER',
        stockFrom: place,
        collectAt: place,
        collectorName: `${order.firstName} ${order.lastName}`.trim(),
        shippingMinor: 0,
        promisedAt: work.now,
        offeredUntil: null,
        lines: lines.map(({ id, ...line }) => ({ ...line, orderLineId: id })),
      },
    ],
    order.channel,
  );
  if (!fulfilment) throw new Error(`nothing was planned for order ${order.number}`);
  return carryOut(work, await lockOrder(work, orderId), fulfilment.id);
}

async function linesFor(work: Work, order: Order, draft: DraftCart) {
  const drafted = await draftCart(work, work.caller, draft);
  if (isRefusal(drafted)) return drafted;
  const { cart, variants } = drafted;
  const { lineTaxes } = totalsOf({
    lines: cart.lines.map(({ unitPriceMinor, quantity, rateBasisPoints }) => ({
      totalMinor: unitPriceMinor * quantity,
      rateBasisPoints,
    })),
    shipping: { totalMinor: 0, rateBasisPoints: 0 },
  });
  const next = Math.max(...order.lines.map(({ position }) => position)) + 1;
  const byId = new Map(variants.map((variant) => [variant.id, variant]));
  return cart.lines.map((line, place) => {
    const variant = byId.get(line.variantId);
    if (!variant) throw new Error(`variant ${line.variantId} was not looked up`);
    return new OrderLine(
      newId(),
      order.id,
      next + place,
      variant.id,
      variant.sku,
      variant.full_title,
      variant.image,
      line.quantity,
      line.unitPriceMinor,
      0,
      line.unitPriceMinor * line.quantity,
      line.taxClass,
      line.rateBasisPoints,
      lineTaxes[place] ?? 0,
      'COUNTER',
      draft.way?.collectAt ?? null,
      draft.way?.collectAt ?? null,
    );
  });
}
