import { parcelNotInState } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { receiveStock } from '../../../stock/index.js';
import { unitsIn } from './lock-parcel.js';
import { lockParcelAtLocation } from './lock-parcel-at-location.js';
import { moveParcel } from './move-parcel.js';

/**
 * A parcel has come back to where it was packed: its goods are on sale again, and their money is given back. Refused
 * for one that has not left, has arrived, or is back already (ParcelNotInState).
 */
export async function receiveParcelBack(work: Work, input: { readonly parcelId: string }) {
  const locked = await lockParcelAtLocation(work, input.parcelId);
  const { order, shipment, parcel } = locked;
  const isBack = await moveParcel(work, locked, 'receiveBack');
  if (!isBack) return parcelNotInState({ state: parcel.state });
  const items = (await unitsIn(work, locked)).map(({ line: { variantId }, quantity }) => ({
    variantId,
    locationId: shipment.goodsAt,
    quantity,
  }));
  const reason = `parcel ${parcel.number} of ${order.number}`;
  await receiveStock(work, { items, kind: 'RETURN', reason });
  return { fulfilmentId: shipment.id, orderId: order.id, parcelId: parcel.id };
}
