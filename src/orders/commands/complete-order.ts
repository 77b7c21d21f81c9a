import { convertCart } from '../../carts/index.js';
import { type FulfilmentPlan, planFulfilments } from '../../fulfilment/index.js';
import { allocateMinor } from '../../kernel/money.js';
import { findLocationsWithHours, readyAt } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import { orders } from '../data/store.js';
import type { Order, OrderLine } from '../domain/order.js';
import { orderNews } from '../events.js';
import { chargeAtOrder } from './charge-at-order.js';

/** The reaction that completes an order when nobody did so in the transaction of the payment. */
export const completeOnPaymentName = 'orders: complete on payment';

/**
 * The one function that makes an order out of a promise to pay. The answer of the payment, its webhook, an
 * enquiry and a free order all come here, in any order and any number; the first one does it, for the rest
 * there is nothing left to do.
 */
export async function completeOrder(work: Work, orderId: string): Promise<void> {
  const order = await orders(work).lock(orderId);
  if (!order) throw new Error(`order ${orderId} does not exist`);
  await completeLocked(work, order);
}

/** The same, for a caller who holds the lock of the order. */
export async function completeLocked(work: Work, order: Order): Promise<void> {
  work.hasReacted(completeOnPaymentName);
  const from = order.state;
  if (!order.confirm(work.now)) return;
  const planned = await planFulfilments(work, await planGoods(work, order), order.channel);
  await chargeAtOrder(work, order, planned);
  await convertCart(work, order.cartId);
  work.emit(orderNews('OrderConfirmed', order, from));
}

/** One fulfilment for each way and place; the shipping fee is shared out over the parcels by their value. */
async function planGoods(work: Work, order: Order): Promise<FulfilmentPlan[]> {
  const groups = [...Map.groupBy(order.lines, waysKey).values()];
  const locations = await findLocationsWithHours(
    work.db,
    groups.flatMap(([line]) => (line ? [line.stockFrom] : [])),
  );
  const locationById = new Map(locations.map((location) => [location.id, location]));
  const fees = shippingShares(order, groups);
  return groups.flatMap((lines, place) => {
    const [first] = lines;
    const location = first && locationById.get(first.stockFrom);
    if (!first || !location) throw new Error(`order ${order.number} has goods from nowhere`);
    return {
      orderId: order.id,
      orderNumber: order.number,
      kind: first.fulfilmentKind,
      stockFrom: first.stockFrom,
      collectAt: first.collectAt,
      collectorName: `${order.firstName} ${order.lastName}`,
      shippingMinor: fees[place] ?? 0,
      promisedAt: readyAt(location, work.now),
      lines: lines.map((line) => ({
        orderLineId: line.id,
        variantId: line.variantId,
        sku: line.sku,
        title: line.title,
        quantity: line.quantity,
        totalMinor: line.totalMinor,
      })),
    };
  });
}

function waysKey(line: OrderLine): string {
  return `${line.fulfilmentKind} ${line.stockFrom} ${line.collectAt ?? ''}`;
}

function shippingShares(order: Order, groups: readonly OrderLine[][]): number[] {
  if (order.shippingMinor === 0) return groups.map(() => 0);
  const weights = groups.map((lines) =>
    lines[0]?.fulfilmentKind === 'SHIP' ? lines.reduce((sum, line) => sum + line.totalMinor, 1) : 0,
  );
  return weights.some((weight) => weight > 0)
    ? allocateMinor(order.shippingMinor, weights)
    : groups.map(() => 0);
}
