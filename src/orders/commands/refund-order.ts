import { type Fulfilment, fulfilments } from '../../fulfilment/index.js';
import { shareOfUnits } from '../../kernel/money.js';
import { isRefusal } from '../../kernel/refusal.js';
import {
  type AllocatedRefunds,
  allocatedRefunds,
  creditOf,
  intentsOfOrder,
  openRefund,
  type RefundReason,
  refundCurrencyDiffers,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { Order } from '../domain/order.js';
import { allocateToLines, type PaidOrder, type RefundAsk } from '../domain/refund-shares.js';
import { lockOrder } from './lock-order.js';

export interface RefundOrder {
  readonly orderId: string;
  readonly ask: RefundAsk;
  /** In which the caller thinks that it was paid. */
  readonly currency: string;
  readonly reasonCode: RefundReason;
  readonly reason: string;
  /** The payment that is to give it back; null where the last tender gives first. */
  readonly intentId: string | null;
}

/**
 * Gives back money of an order: all of it, a sum, units of lines, or shipping. Every cent is allocated to what it is
 * for, so nothing is given back twice, however many ask at once. Above the limits of the caller it waits for a second
 * person.
 */
export async function refundOrder(work: Work, input: RefundOrder) {
  const order = await lockOrder(work, input.orderId);
  const { currency } = order;
  if (input.currency !== currency)
    return refundCurrencyDiffers({ askedCurrency: input.currency, currency });
  if (input.intentId) await assertPaymentOf(work, order, input.intentId);
  const parcels = await fulfilments(work).lockOfOrder(order.id);
  const paid = await paidOrder(work, order, parcels);
  if (input.ask.kind === 'PARTS') assertLinesOf(order, input.ask.lines);
  const allocation = allocateToLines(paid, input.ask);
  if (isRefusal(allocation)) return allocation;
  const { reasonCode, reason, intentId } = input;
  return openRefund(work, {
    of: { orderId: order.id },
    amountMinor: allocation.lines.reduce(
      (sum, line) => sum + line.amountMinor,
      allocation.shippingMinor,
    ),
    currency,
    ...allocation,
    deliveries: deliveriesOf(parcels, allocation.lines),
    reasonCode,
    reason,
    intentId,
  });
}

async function assertPaymentOf(work: Work, order: Order, intentId: string): Promise<void> {
  const intents = await intentsOfOrder(work.db, order.id);
  if (!intents.some(({ id }) => id === intentId))
    throw new RequestError('NOT_FOUND', 'There is no such payment.');
}

function assertLinesOf(order: Order, lines: readonly { readonly orderLineId: string }[]): void {
  const known = new Set(order.lines.map(({ id }) => id));
  if (lines.some(({ orderLineId }) => !known.has(orderLineId)))
    throw new RequestError('NOT_FOUND', 'There is no such line in this order.');
}

/**
 * What the buyer has paid for: the goods that have left, and the shipping of what was sent. As long as more was taken
 * than was sold, what was cancelled is paid as well.
 */
async function paidOrder(
  work: Work,
  order: Order,
  parcels: readonly Fulfilment[],
): Promise<PaidOrder> {
  const hasCredit = (await creditOf(work.db, { orderId: order.id })) > 0;
  const allocated = await allocatedRefunds(work.db, order.id);
  const shippingMinor =
    hasCredit && order.endedAt
      ? order.shippingMinor
      : parcels.filter(hasLeft).reduce((sum, parcel) => sum + parcel.shippingMinor, 0);
  return {
    currency: order.currency,
    shippingMinor: Math.max(0, shippingMinor - allocated.shippingMinor),
    lines: order.lines.map((line) => {
      const units = line.fulfilled + (hasCredit ? line.cancelled : 0);
      return {
        orderLineId: line.id,
        units,
        paidMinor: shareOfUnits(line.totalMinor, line.quantity, 0, units),
        ...refundedOf(allocated, line.id),
      };
    }),
  };
}

/** Where only some of the goods are paid back: the fulfilments that they have left with. */
function deliveriesOf(
  parcels: readonly Fulfilment[],
  lines: readonly { readonly orderLineId: string }[],
): string[] {
  const refunded = new Set(lines.map(({ orderLineId }) => orderLineId));
  const found = parcels.filter((parcel) =>
    parcel.lines.some((line) => line.handedOver > 0 && refunded.has(line.orderLineId)),
  );
  return found.map(({ id }) => id);
}

function refundedOf({ lines }: AllocatedRefunds, orderLineId: string) {
  const { quantity = 0, amountMinor = 0 } = lines.get(orderLineId) ?? {};
  return { refundedUnits: quantity, refundedMinor: amountMinor };
}

function hasLeft({ lines }: Fulfilment): boolean {
  return lines.some((line) => line.handedOver > 0);
}
