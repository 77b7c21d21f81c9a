import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { takeBack } from '../../stock/index.js';
import type { Order } from '../domain/order.js';
import { notSoManyUnits } from '../domain/refund-refusals.js';
import { lockOrder } from './lock-order.js';
import { refundOrder } from './refund-order.js';

export interface TakeBackCarriedOut {
  readonly orderId: string;
  /** Where the goods are. */
  readonly locationId: string;
  readonly units: readonly { readonly variantId: string; readonly quantity: number }[];
  readonly reason: string;
}

/**
 * Goods that were charged as carried out, and never left the store: they are refunded, counted as returned, and on sale
 * again. Refuses more than was charged. Above the limits of the caller the money waits for a second person.
 */
export async function takeBackCarriedOut(work: Work, input: TakeBackCarriedOut) {
  const { orderId, locationId, units, reason } = input;
  const order = await lockOrder(work, orderId);
  const lines = units.flatMap(({ variantId, quantity }) => partsOf(order, variantId, quantity));
  const asked = units.reduce((sum, { quantity }) => sum + quantity, 0);
  const found = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const [first] = order.lines;
  if (found < asked)
    return notSoManyUnits({
      orderLineId: first?.id ?? '',
      askedUnits: asked,
      refundableUnits: found,
    });
  const refunded = await refundOrder(work, {
    orderId,
    ask: {
      kind: 'PARTS',
      lines: lines.map((line) => ({ ...line, amountMinor: null })),
      shippingMinor: 0,
    },
    currency: order.currency,
    reasonCode: 'OTHER',
    reason,
    intentId: null,
  });
  if (isRefusal(refunded)) return refunded;
  for (const { orderLineId, quantity } of lines)
    order.lines.find(({ id }) => id === orderLineId)?.takeBack(quantity);
  await work.em.flush();
  await takeBack(work, { locationId, lines: units, reason });
  return refunded;
}

/** Units of a variant over the lines that have them, the last ones first. */
function partsOf(order: Order, variantId: string, quantity: number) {
  const parts: { orderLineId: string; quantity: number }[] = [];
  let left = quantity;
  for (const line of order.lines.toReversed()) {
    if (line.variantId !== variantId || left === 0) continue;
    const taken = Math.min(left, line.fulfilled - line.returned);
    if (taken > 0) parts.push({ orderLineId: line.id, quantity: taken });
    left -= taken;
  }
  return parts;
}
