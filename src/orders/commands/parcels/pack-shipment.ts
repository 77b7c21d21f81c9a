import {
  finishPicking,
  fulfilments,
  lockAtLocation,
  packParcels,
  type WantedParcel,
} from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { chargeWhenReady } from '../charge-when-ready.js';
import { lockOrder } from '../lock-order.js';
import { orderBehind } from '../order-behind.js';
import { shortenOrder } from '../shorten-order.js';

export interface PackShipment {
  readonly fulfilmentId: string;
  readonly parcels: readonly WantedParcel[];
}

/**
 * The goods of a shipment are packed in parcels, which hold exactly what was found; what was not found leaves the order.
 * Their labels are bought after the commit. Where the shop charges goods when they are ready, they are charged now.
 */
export async function packShipment(work: Work, input: PackShipment) {
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const shipment = await lockAtLocation(work, input.fulfilmentId);
  if (shipment.kind !== 'SHIP')
    throw new RequestError('NOT_FOUND', 'There is no such shipment at your location.');
  if (shipment.state === 'PICKING') {
    const packed = await finishPicking(work, shipment, order.currency);
    if (isRefusal(packed)) return packed;
    await shortenOrder(work, order, shipment);
  }
  const parcelIds = await packParcels(work, shipment, input.parcels);
  if (isRefusal(parcelIds)) return parcelIds;
  const all = await fulfilments(work).lockOfOrder(order.id);
  const others = all.filter(({ id }) => id !== shipment.id);
  const operationIds = await chargeWhenReady(work, order, shipment, others);
  if (isRefusal(operationIds)) return operationIds;
  return { fulfilmentId: shipment.id, orderId: order.id, parcelIds, operationIds };
}
