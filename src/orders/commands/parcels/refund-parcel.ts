import { parcels } from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { waitingRefunds } from '../../../payments/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { type PaidLine, whatHasLeft } from '../../domain/refund-shares.js';
import { readPaidOrder } from '../read-paid-order.js';
import { refundOrder } from '../refund-order.js';
import { type LockedParcel, lockParcel, unitsIn } from './lock-parcel.js';
import { putOff } from './put-off-parcel-refund.js';

const nothing = { operationIds: [] as readonly string[] };

/**
 * Gives back what the goods of a parcel have cost that is lost, or has come back, as far as nobody has done it before;
 * of a shipment that is lost as a whole the shipping fee too. What waits for a second person is waited for: it is tried
 * again later. Does nothing where all is done. Refuses as `refundOrder` does.
 */
export async function refundParcel(work: Work, { parcelId }: { readonly parcelId: string }) {
  const locked = await lockParcel(work, parcelId);
  if (!locked || locked.parcel.refund_due_at === null) return nothing;
  const { order, parcel } = locked;
  const { paid: all, unsold } = await readPaidOrder(work, order);
  const paid = whatHasLeft(all, unsold);
  const owed = await owedFor(work, locked, paid.lines);
  if (owed.some(isShort) && (await isAwaited(work, order.id, owed.filter(isShort)))) {
    await putOff(work, parcel);
    return nothing;
  }
  const isLost = parcel.state === 'LOST';
  const feeMinor = isLost ? Math.min(await feeOf(work, locked), paid.shippingMinor) : 0;
  const refund = await refundOrder(work, {
    orderId: order.id,
    ask: {
      kind: 'PARTS',
      lines: owed
        .filter(({ left }) => left > 0)
        .map(({ orderLineId, left: quantity }) => ({ orderLineId, quantity, amountMinor: null })),
      shippingMinor: feeMinor,
    },
    currency: order.currency,
    reasonCode: isLost ? 'NOT_RECEIVED' : 'RETURNED',
    reason: `parcel ${parcel.number}: ${isLost ? 'lost' : 'returned to sender'}`,
    intentId: null,
    haveLeft: true,
  });
  if (isRefusal(refund) && refund.kind !== 'NothingToRefund') return refund;
  const given = isRefusal(refund) ? { refundId: null, ...nothing } : refund;
  await parcels(work).change(parcel.id, { refund_due_at: null, refund_id: given.refundId });
  return { operationIds: given.operationIds };
}

/** Units of a line in a parcel, and how many of them refunds are not about yet. */
interface OwedUnits {
  readonly orderLineId: string;
  readonly packed: number;
  readonly left: number;
}

const isShort = ({ packed, left }: OwedUnits) => left < packed;

async function owedFor(
  work: Work,
  locked: LockedParcel,
  paid: readonly PaidLine[],
): Promise<OwedUnits[]> {
  const packed = new Map<string, number>();
  for (const { line, quantity } of await unitsIn(work, locked))
    packed.set(line.orderLineId, (packed.get(line.orderLineId) ?? 0) + quantity);
  return paid.flatMap(({ orderLineId, units, refundedUnits }) => {
    const quantity = packed.get(orderLineId) ?? 0;
    const left = Math.min(quantity, units - refundedUnits);
    return quantity > 0 ? [{ orderLineId, packed: quantity, left }] : [];
  });
}

/** True where a refund about one of these lines may still come to nothing. */
async function isAwaited(
  work: Work,
  orderId: string,
  lines: readonly OwedUnits[],
): Promise<boolean> {
  const waiting = await waitingRefunds(work.db, orderId);
  return lines.some(({ orderLineId }) => waiting.lineIds.has(orderLineId));
}

/** The fee goes back once, with the parcel that makes the loss complete. */
async function feeOf(work: Work, { shipment, parcel }: LockedParcel): Promise<number> {
  const all = await parcels(work).ofFulfilment(shipment.id);
  const areLost = all.every(({ state }) => state === 'LOST');
  const others = all.filter(({ id }) => id !== parcel.id);
  const isLast = others.every(({ refund_due_at }) => refund_due_at === null);
  return areLost && isLast ? shipment.shippingMinor : 0;
}
