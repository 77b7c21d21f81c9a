import type { UnitsOfLine } from '../../../fulfilment/index.js';
import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { releaseForOrder } from '../../../stock/index.js';
import { adjustmentsOf } from '../../data/adjustments.js';
import { orders } from '../../data/store.js';
import type { Order } from '../../domain/order.js';
import { type ChangeRefusal, discountWouldEnd, notSoManyOpen } from '../../domain/refusals.js';
import { orderNews } from '../../events.js';
import { collectAgain } from '../collect-again.js';
import { beginChange, type Change, type ChangeTarget } from './begin-change.js';
import { settleChange } from './settle-change.js';
import { takeOutGoods } from './take-out-goods.js';

export interface CancelOrderLines extends ChangeTarget {
  /** How many of which lines are not wanted any more; each line once. */
  readonly lines: readonly UnitsOfLine[];
  readonly reason: string | null;
}

/** An order after a change. */
export interface ChangedOrder {
  readonly orderId: string;
  /** What has to be paid for it; null where nothing more has. */
  readonly paymentIntentId: string | null;
  readonly operationIds: readonly string[];
}

/**
 * Takes units out of an order that nobody has begun to pick: they go back on sale, and their buyer does not pay for them,
 * or is given back what was taken. With its last units the order ends. Refuses more than is still to come
 * (NotSoManyOpen), what is being prepared (GoodsInPreparation), and what a discount was given for (DiscountWouldEnd).
 */
export async function cancelOrderLines(
  work: Work,
  input: CancelOrderLines,
): Promise<ChangedOrder | ChangeRefusal | Refusal<'NotSoManyOpen'> | Refusal<'DiscountWouldEnd'>> {
  const lineIds = input.lines.map(({ orderLineId }) => orderLineId);
  const change = await beginChange(work, input, lineIds);
  if (isRefusal(change)) return change;
  const { order } = change;
  const before = { state: order.state, keptMinor: order.keptMinor };
  const refused = cancelUnits(order, input.lines);
  if (refused) return refused;
  const reason = input.reason ?? 'canceled by the buyer';
  const out = takeOutGoods(work, change, input.lines, reason);
  if (isRefusal(out)) return out;
  const isOver = order.lines.every(({ open }) => open === 0) && order.follow(work.now);
  const ended = isOver ? undefined : await endsDiscount(work, order, before.keptMinor);
  if (ended) return ended;
  const settled = await settle(work, change, isOver, reason);
  await releaseForOrder(work, { orderId: order.id, lines: out.parts });
  await orders(work).touch(order);
  const lines = input.lines.map(({ orderLineId, quantity }) => ({
    sku: order.lines.find(({ id }) => id === orderLineId)?.sku,
    quantity,
  }));
  work.emit(orderNews('OrderShortened', order, before.state, { lines }));
  if (isOver) work.emit(orderNews('OrderCanceled', order, before.state, { reason: input.reason }));
  return {
    orderId: order.id,
    paymentIntentId: settled.intentId,
    operationIds: settled.operationIds,
  };
}

function cancelUnits(
  order: Order,
  lines: readonly UnitsOfLine[],
): Refusal<'NotSoManyOpen'> | undefined {
  for (const { orderLineId, quantity } of lines) {
    const line = order.lines.find(({ id }) => id === orderLineId);
    const openUnits = line?.open ?? 0;
    if (quantity > openUnits)
      return notSoManyOpen({ orderLineId, askedUnits: quantity, openUnits });
    line?.cancel(quantity);
  }
  return undefined;
}

/** The refusal, where goods that a discount was given for would not be kept any more. */
async function endsDiscount(work: Work, order: Order, keptBeforeMinor: number) {
  const { keptMinor, currency } = order;
  const discounts = await adjustmentsOf(work.db, order.id);
  const ending = discounts.find(
    ({ minimumMinor }) => minimumMinor > keptMinor && minimumMinor <= keptBeforeMinor,
  );
  return ending && discountWouldEnd({ minimumMinor: ending.minimumMinor, keptMinor, currency });
}

async function settle(work: Work, { order, all }: Change, isOver: boolean, reason: string) {
  const open = all.filter((each) => !each.isEnded);
  if (!isOver) return settleChange(work, order, open, reason);
  await work.em.flush();
  return { intentId: null, operationIds: await collectAgain(work, order.id) };
}
