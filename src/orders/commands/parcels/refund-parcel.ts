import { type Fulfilment, type ParcelRow, parcels } from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { refundOrder } from '../refund-order.js';
import { lockParcel } from './lock-parcel.js';

const nothing = { operationIds: [] as readonly string[] };

/**
 * Gives back what the goods of a parcel have cost that is lost, or has come back; of a shipment that is lost as a whole
 * the shipping fee too. Does nothing where that was done. Refuses as `refundOrder` does.
 */
export async function refundParcel(work: Work, { parcelId }: { readonly parcelId: string }) {
  const locked = await lockParcel(work, parcelId);
  if (!locked || locked.parcel.refund_due_at === null) return nothing;
  const { order, shipment, parcel } = locked;
  const isLost = parcel.state === 'LOST';
  const refund = await refundOrder(work, {
    orderId: order.id,
    ask: {
      kind: 'PARTS',
      lines: await linesOf(work, shipment, parcel),
      shippingMinor: isLost ? await feeOf(work, shipment) : 0,
    },
    currency: order.currency,
    reasonCode: isLost ? 'NOT_RECEIVED' : 'RETURNED',
    reason: `parcel ${parcel.number}: ${isLost ? 'lost' : 'returned to sender'}`,
    intentId: null,
  });
  if (isRefusal(refund)) return refund;
  await parcels(work).change(parcel.id, { refund_due_at: null, refund_id: refund.refundId });
  return { operationIds: refund.operationIds };
}

async function linesOf(work: Work, shipment: Fulfilment, parcel: ParcelRow) {
  const units = new Map<string, number>();
  for (const { fulfilment_line_id, quantity } of await parcels(work).linesOf(parcel.id)) {
    const line = shipment.lines.find(({ id }) => id === fulfilment_line_id);
    if (line) units.set(line.orderLineId, (units.get(line.orderLineId) ?? 0) + quantity);
  }
  return [...units].map(([orderLineId, quantity]) => ({
    orderLineId,
    quantity,
    amountMinor: null,
  }));
}

/** The fee goes back once, with the parcel that makes the loss complete. */
async function feeOf(work: Work, shipment: Fulfilment): Promise<number> {
  const all = await parcels(work).ofFulfilment(shipment.id);
  const areLost = all.every(({ state }) => state === 'LOST');
  const isLast = all.filter(({ refund_id }) => refund_id === null).length === 1;
  return areLost && isLast ? shipment.shippingMinor : 0;
}
