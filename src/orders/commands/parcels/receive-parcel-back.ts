import { findParcelWithCode, parcelNotInState } from '../../../fulfilment/index.js';
import { findLocation } from '../../../locations/index.js';
import { worksAt } from '../../../platform/auth/actor.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { receiveStock } from '../../../stock/index.js';
import { type LockedParcel, lockParcel, unitsIn } from './lock-parcel.js';
import { lockParcelAtLocation } from './lock-parcel-at-location.js';
import { moveParcel } from './move-parcel.js';

export interface ReceiveParcelBack {
  /** A parcel that was packed where the caller works, or the code on the label of any other. */
  readonly parcel: { readonly id: string } | { readonly trackingCode: string };
  /** Where it has come to; null for where it was packed. */
  readonly locationId: string | null;
}

/**
 * A parcel has come back, to where it was packed or to any other place: its goods are on sale there, and their money is
 * given back. Refused for one that has not left, has arrived, or is back already (ParcelNotInState).
 */
export async function receiveParcelBack(work: Work, input: ReceiveParcelBack) {
  const locked = await lockNamed(work, input.parcel);
  const { order, shipment, parcel } = locked;
  const locationId = input.locationId ?? shipment.goodsAt;
  const isHere = worksAt(work.caller.actor, locationId);
  if (!isHere || !(await findLocation(work.db, locationId))) throw noSuchParcel();
  const isBack = await moveParcel(work, locked, 'receiveBack');
  if (!isBack) return parcelNotInState({ state: parcel.state });
  const items = (await unitsIn(work, locked)).map(({ line: { variantId }, quantity }) => ({
    variantId,
    locationId,
    quantity,
  }));
  const reason = `parcel ${parcel.number} of ${order.number}`;
  await receiveStock(work, { items, kind: 'RETURN', reason });
  return { fulfilmentId: shipment.id, orderId: order.id, parcelId: parcel.id };
}

/** Whoever holds a parcel of another place in their hands reads the code on its label. */
async function lockNamed(work: Work, parcel: ReceiveParcelBack['parcel']): Promise<LockedParcel> {
  if ('id' in parcel) return lockParcelAtLocation(work, parcel.id);
  const id = await findParcelWithCode(work.db, parcel.trackingCode);
  const locked = id === undefined ? undefined : await lockParcel(work, id);
  if (!locked) throw noSuchParcel();
  return locked;
}

function noSuchParcel(): RequestError {
  return new RequestError('NOT_FOUND', 'There is no such parcel at your location.');
}
