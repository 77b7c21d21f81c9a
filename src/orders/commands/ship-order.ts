import {
  finishPicking,
  fulfilments,
  lockAtLocation,
  parcels,
  releaseFulfilment,
  shipmentInParcels,
} from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { deliverGoods } from './deliver-goods.js';
import { lockOrder } from './lock-order.js';
import { orderBehind } from './order-behind.js';
import { shortenOrder } from './shorten-order.js';

export interface ShipOrder {
  readonly fulfilmentId: string;
  readonly trackingCode: string | null;
}

/** The parcel is closed and the carrier has it; what is in it is captured. */
export async function shipOrder(work: Work, input: ShipOrder) {
  const order = await lockOrder(work, await orderBehind(work, input.fulfilmentId));
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  if (fulfilment.state === 'PICKING') {
    const packed = await finishPicking(work, fulfilment, order.currency);
    if (isRefusal(packed)) return packed;
    await shortenOrder(work, order, fulfilment);
  }
  const inParcels = await parcels(work).ofFulfilment(fulfilment.id);
  if (inParcels.length > 0) return shipmentInParcels();
  const released = releaseFulfilment(work, fulfilment, input.trackingCode);
  if (isRefusal(released)) return released;
  const all = await fulfilments(work).lockOfOrder(order.id);
  return deliverGoods(work, { order, fulfilment, all, kind: 'SHIP' });
}
