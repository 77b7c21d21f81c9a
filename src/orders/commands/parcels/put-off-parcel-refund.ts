import { type ParcelRow, parcels } from '../../../fulfilment/index.js';
import { hourMs, later } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import { lockParcel } from './lock-parcel.js';

/** The money of a parcel cannot be given back now: it is tried again later, unless somebody else has done it. */
export async function putOffParcelRefund(
  work: Work,
  { parcelId }: { readonly parcelId: string },
): Promise<void> {
  const parcel = (await lockParcel(work, parcelId))?.parcel;
  if (parcel?.refund_due_at) await putOff(work, parcel);
}

/** The same for a parcel that is locked. */
export function putOff(work: Work, { id }: ParcelRow): Promise<void> {
  return parcels(work).change(id, { refund_due_at: later(work.now, hourMs) });
}
