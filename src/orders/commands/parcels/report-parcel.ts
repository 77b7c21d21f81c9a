import { parcelNotInState } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { lockParcel } from './lock-parcel.js';
import { moveParcel } from './move-parcel.js';

export interface ReportParcel {
  readonly parcelId: string;
  readonly state: 'DELIVERED' | 'LOST';
}

/**
 * Somebody of the back office knows what became of a parcel of which its carrier tells nothing, for example one that was
 * labelled by hand. Refused for one that has not left, or has come to its end (ParcelNotInState).
 */
export async function reportParcel(work: Work, { parcelId, state }: ReportParcel) {
  const locked = await lockParcel(work, parcelId);
  if (!locked) throw new RequestError('NOT_FOUND', 'There is no such parcel.');
  const { order, shipment, parcel } = locked;
  const step = state === 'LOST' ? 'lose' : 'deliver';
  const hasMoved = await moveParcel(work, locked, step);
  if (!hasMoved) return parcelNotInState({ state: parcel.state });
  return { fulfilmentId: shipment.id, orderId: order.id, parcelId };
}
