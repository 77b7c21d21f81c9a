import { fulfilmentNews, parcelNotInState, parcels, shipUnits } from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { deliverGoods } from '../deliver-goods.js';
import { unitsIn } from './lock-parcel.js';
import { lockParcelAtLocation } from './lock-parcel-at-location.js';

export interface ShipParcel {
  readonly parcelId: string;
  /** The code that people of the store have read on it, where the carrier gave no label. */
  readonly trackingCode: string | null;
}

/**
 * A parcel leaves with its carrier, and what is in it is captured; with the first one the shipping fee. With the last
 * parcel the shipment has left. Refuses one that has left already, or has neither label nor code (ParcelNotInState).
 */
export async function shipParcel(work: Work, input: ShipParcel) {
  const { order, shipment, all, parcel } = await lockParcelAtLocation(work, input.parcelId);
  const { state } = parcel;
  const canLeave = state === 'LABELED' || (state === 'PACKED' && input.trackingCode !== null);
  if (!canLeave) return parcelNotInState({ state });
  const units = await unitsIn(work, { shipment, parcel });
  const isFurther = shipment.lines.some(({ handedOver }) => handedOver > 0);
  const from = shipment.state;
  const trackingCode = input.trackingCode ?? parcel.tracking_code;
  const shipped = shipUnits(shipment, units, trackingCode, work.now);
  if (isRefusal(shipped)) return shipped;
  await work.em.flush();
  await parcels(work).change(parcel.id, {
    state: 'SHIPPED',
    shipped_at: work.now,
    tracking_code: trackingCode,
    label_due_at: null,
  });
  const facts = { parcelId: parcel.id, parcelNumber: parcel.number, trackingCode };
  work.emit(fulfilmentNews('ParcelShipped', shipment, from, facts));
  if (shipment.state === 'SHIPPED')
    work.emit(fulfilmentNews('ShipmentShipped', shipment, from, { isInParcels: true }));
  const parts = units.map(({ line, quantity }) => ({ orderLineId: line.orderLineId, quantity }));
  const delivery = { order, fulfilment: shipment, all, parts, isFurther } as const;
  return deliverGoods(work, { ...delivery, kind: 'SHIP' });
}
