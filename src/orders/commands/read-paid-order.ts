import { type Fulfilment, fulfilments } from '../../fulfilment/index.js';
import { shareOfUnits } from '../../kernel/money.js';
import { type AllocatedRefunds, allocatedRefunds, creditOf } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { Order } from '../domain/order.js';
import type { PaidOrder } from '../domain/refund-shares.js';

/** What was paid for an order, and with which deliveries its goods have left. */
export interface ReadPaidOrder {
  readonly paid: PaidOrder;
  /** Where only some of the goods are paid back: the fulfilments that they have left with. */
  deliveriesOf(lines: readonly { readonly orderLineId: string }[]): string[];
}

/** Reads what the buyer of an order has paid for and refunds are not about. The order is locked, its fulfilments are locked here. */
export async function readPaidOrder(work: Work, order: Order): Promise<ReadPaidOrder> {
  const parcels = await fulfilments(work).lockOfOrder(order.id);
  const paid = await paidOrder(work, order, parcels);
  return { paid, deliveriesOf: (lines) => deliveriesOf(parcels, lines) };
}

/**
 * What the buyer has paid for: the goods that have left, and the shipping of what was sent. As long as more was taken
 * than was sold and is still to come, what was cancelled is paid as well.
 */
async function paidOrder(
  work: Work,
  order: Order,
  parcels: readonly Fulfilment[],
): Promise<PaidOrder> {
  const toComeMinor = parcels.reduce(
    (sum, each) => sum + each.shippingToComeMinor,
    order.openMinor,
  );
  const hasCredit = (await creditOf(work.db, { orderId: order.id })) > toComeMinor;
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
      const refunded = refundedOf(allocated, line.id);
      // What was given back had been paid, although nothing is to be given back for it any more.
      return {
        orderLineId: line.id,
        units: Math.max(units, refunded.refundedUnits),
        paidMinor: Math.max(
          shareOfUnits(line.totalMinor, line.quantity, 0, units),
          refunded.refundedMinor,
        ),
        ...refunded,
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
