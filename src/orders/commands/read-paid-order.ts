import { type Fulfilment, fulfilments } from '../../fulfilment/index.js';
import { shareOfUnits } from '../../kernel/money.js';
import {
  type AllocatedLine,
  type AllocatedRefunds,
  allocatedRefunds,
  creditOf,
  waitingRefunds,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { Order, OrderLine } from '../domain/order.js';
import type { PaidOrder, Unsold } from '../domain/refund-shares.js';

/** What was paid for an order, and with which deliveries its goods have left. */
export interface ReadPaidOrder {
  readonly paid: PaidOrder;
  /** What of that was paid for goods that never left. */
  readonly unsold: Unsold;
  /** Where only some of the goods are paid back: the fulfilments that they have left with. */
  deliveriesOf(lines: readonly { readonly orderLineId: string }[]): string[];
}

/** Reads what the buyer of an order has paid for and refunds are not about. The order is locked, its fulfilments are locked here. */
export async function readPaidOrder(work: Work, order: Order): Promise<ReadPaidOrder> {
  const parcels = await fulfilments(work).lockOfOrder(order.id);
  const { paid, unsold } = await paidOrder(work, order, parcels);
  return { paid, unsold, deliveriesOf: (lines) => deliveriesOf(parcels, lines) };
}

/**
 * What the buyer has paid for: the goods that have left, and the shipping of what was sent. What was cancelled is paid as
 * well, as far as more was taken than was sold, is still to come, and is kept for refunds that wait.
 */
async function paidOrder(
  work: Work,
  order: Order,
  parcels: readonly Fulfilment[],
): Promise<Pick<ReadPaidOrder, 'paid' | 'unsold'>> {
  const allocated = await allocatedRefunds(work.db, order.id);
  const unsoldLines = new Map<string, { units: number; amountMinor: number }>();
  let surplusMinor = await surplusOf(work, order, parcels);
  const lines = order.lines.map((line) => {
    const refunded = allocated.lines.get(line.id) ?? nothingRefunded;
    const unsold = unsoldOf(line, refunded, surplusMinor);
    surplusMinor -= unsold.amountMinor;
    unsoldLines.set(line.id, unsold);
    const deliveredMinor = shareOfUnits(line.totalMinor, line.quantity, 0, line.fulfilled);
    // What was given back had been paid, although nothing is to be given back for it any more.
    return {
      orderLineId: line.id,
      units: Math.max(line.fulfilled + refunded.unsoldUnits + unsold.units, refunded.quantity),
      paidMinor: Math.max(
        deliveredMinor + refunded.unsoldMinor + unsold.amountMinor,
        refunded.amountMinor,
      ),
      refundedUnits: refunded.quantity,
      refundedMinor: refunded.amountMinor,
    };
  });
  const { soldMinor, unsoldMinor } = shippingOf(order, parcels, allocated, surplusMinor);
  return {
    paid: { currency: order.currency, lines, shippingMinor: soldMinor + unsoldMinor },
    unsold: { lines: unsoldLines, shippingMinor: unsoldMinor },
  };
}

const nothingRefunded: AllocatedLine = {
  quantity: 0,
  amountMinor: 0,
  unsoldUnits: 0,
  unsoldMinor: 0,
};

/** What was taken for nothing that was sold, or is still to come, and that no refund is about. */
async function surplusOf(
  work: Work,
  order: Order,
  parcels: readonly Fulfilment[],
): Promise<number> {
  const toComeMinor = parcels.reduce(
    (sum, each) => sum + each.shippingToComeMinor,
    order.openMinor,
  );
  const creditMinor = await creditOf(work.db, { orderId: order.id });
  if (creditMinor <= toComeMinor) return 0;
  const { unsoldMinor: keptMinor } = await waitingRefunds(work.db, order.id);
  return Math.max(0, creditMinor - toComeMinor - keptMinor);
}

/** Units of a line that were cancelled after they were paid, and that no refund is about. */
function unsoldOf(line: OrderLine, refunded: AllocatedLine, surplusMinor: number) {
  const { totalMinor, quantity, cancelled } = line;
  const costOf = (units: number) =>
    shareOfUnits(totalMinor, quantity, quantity - cancelled, refunded.unsoldUnits + units) -
    refunded.unsoldMinor;
  let units = Math.max(0, cancelled - refunded.unsoldUnits);
  while (units > 0 && costOf(units) > surplusMinor) units -= 1;
  return { units, amountMinor: units > 0 ? Math.max(0, costOf(units)) : 0 };
}

function shippingOf(
  order: Order,
  parcels: readonly Fulfilment[],
  { shippingMinor: refundedMinor, unsoldShippingMinor }: AllocatedRefunds,
  surplusMinor: number,
) {
  const sentMinor = parcels.filter(hasLeft).reduce((sum, parcel) => sum + parcel.shippingMinor, 0);
  const unsentMinor = order.endedAt ? order.shippingMinor - sentMinor - unsoldShippingMinor : 0;
  const unsoldMinor = Math.max(0, Math.min(unsentMinor, surplusMinor));
  const soldMinor = Math.max(0, sentMinor - (refundedMinor - unsoldShippingMinor));
  return { soldMinor, unsoldMinor };
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

function hasLeft({ lines }: Fulfilment): boolean {
  return lines.some((line) => line.handedOver > 0);
}
