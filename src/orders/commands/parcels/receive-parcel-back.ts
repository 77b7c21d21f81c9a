import { endParcel, parcelNotInState, parcels } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { receiveStock } from '../../../stock/index.js';
import { lockParcelAtLocation } from './lock-parcel-at-location.js';

/**
 * A parcel has come back to where it was packed: its goods are on sale again, and their money is given back. Refused
 * for one that has not left, has arrived, or is back already (ParcelNotInState).
 */
export async function receiveParcelBack(work: Work, input: { readonly parcelId: string }) {
  const { order, shipment, parcel } = await lockParcelAtLocation(work, input.parcelId);
  const isBack = await endParcel(work, shipment, parcel, 'receiveBack');
  if (!isBack) return parcelNotInState({ state: parcel.state });
  const lines = await parcels(work).linesOf(parcel.id);
  const items = lines.flatMap(({ fulfilment_line_id, quantity }) => {
    const line = shipment.lines.find(({ id }) => id === fulfilment_line_id);
    return line ? [{ variantId: line.variantId, locationId: shipment.goodsAt, quantity }] : [];
  });
  const reason = `parcel ${parcel.number} of ${order.number}`;
  await receiveStock(work, { items, kind: 'RETURN', reason });
  return { fulfilmentId: shipment.id, orderId: order.id, parcelId: parcel.id };
}
