import { type ParcelRow, parcels } from '../../../fulfilment/index.js';
import { hourMs, later } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import { lockParcel } from './lock-parcel.js';

/** Its money was given back already, by somebody who was faster. */
const overs: readonly string[] = ['NotSoManyUnits', 'NothingToRefund', 'RefundTooLarge'];

export interface PutOffParcelRefund {
  readonly parcelId: string;
  /** Why it is not possible now. */
  readonly refusedAs: string;
}

/** The money of a parcel cannot be given back now: it is tried again later, unless somebody else has done it. */
export async function putOffParcelRefund(work: Work, input: PutOffParcelRefund): Promise<void> {
  const parcel: ParcelRow | undefined = (await lockParcel(work, input.parcelId))?.parcel;
  if (!parcel?.refund_due_at) return;
  const isOver = overs.includes(input.refusedAs);
  await parcels(work).change(parcel.id, { refund_due_at: isOver ? null : later(work.now, hourMs) });
}
