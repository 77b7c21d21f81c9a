import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { receiveStock } from '../../stock/index.js';
import type { Order } from '../domain/order.js';
import { notSoManyUnits } from '../domain/refund-refusals.js';
import type { PaidOrder } from '../domain/refund-shares.js';
import { lockOrder } from './lock-order.js';
import { readPaidOrder } from './read-paid-order.js';
import { refundOrder } from './refund-order.js';

export interface UndoCarriedOut {
  readonly orderId: string;
  /** Where the goods are. */
  readonly locationId: string;
  readonly units: readonly { readonly variantId: string; readonly quantity: number }[];
  readonly reason: string;
}

/**
 * Goods that were charged as carried out, and never left the store: they are refunded, and counted on the shelf again.
 * It is no return, as nobody had them. Refuses more than was charged, and what was brought back. Above the limits of the caller the money waits for
 * a second person.
 */
export async function undoCarriedOut(work: Work, input: UndoCarriedOut) {
  const { orderId, locationId, units, reason } = input;
  const order = await lockOrder(work, orderId);
  const { paid } = await readPaidOrder(work, order);
  const lines: ReturnType<typeof partsOf> = [];
  for (const { variantId, quantity } of units) {
    const parts = partsOf(order, paid, variantId, quantity);
    const refundableUnits = parts.reduce((sum, part) => sum + part.quantity, 0);
    const line = order.lines.find((each) => each.variantId === variantId);
    if (refundableUnits < quantity)
      return notSoManyUnits({ orderLineId: line?.id ?? '', askedUnits: quantity, refundableUnits });
    lines.push(...parts);
  }
  const refunded = await refundOrder(work, {
    orderId,
    ask: { kind: 'PARTS', lines, shippingMinor: 0 },
    currency: order.currency,
    reasonCode: 'OTHER',
    reason,
    intentId: null,
    haveLeft: true,
  });
  if (isRefusal(refunded)) return refunded;
  for (const { orderLineId, quantity } of lines)
    order.lines.find(({ id }) => id === orderLineId)?.miss(quantity);
  const items = units.map((each) => ({ ...each, locationId }));
  await receiveStock(work, { items, kind: 'ADJUST', reason });
  return refunded;
}

/** Units of a variant over the lines that have some that no refund is about and that nobody has brought back, the last ones first. */
function partsOf(order: Order, paid: PaidOrder, variantId: string, quantity: number) {
  const paidFor = new Map(
    paid.lines.map(({ orderLineId, units, refundedUnits }) => [orderLineId, units - refundedUnits]),
  );
  const parts: { orderLineId: string; quantity: number; amountMinor: null }[] = [];
  let missing = quantity;
  for (const line of order.lines.toReversed()) {
    if (line.variantId !== variantId) continue;
    const taken = Math.min(missing, line.withBuyer, paidFor.get(line.id) ?? 0);
    if (taken > 0) parts.push({ orderLineId: line.id, quantity: taken, amountMinor: null });
    missing -= taken;
  }
  return parts;
}
