import type { CarrierNewsOfOthers } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { findReturnOfParcel } from '../../data/labels.js';
import { lockReturn } from '../lock-return.js';
import { sendReturn } from '../mark-return-sent.js';

/**
 * The carrier has a parcel that comes back: its return is on its way, also where its buyer has not said so. Does nothing
 * where that is known, or the parcel is none of a return. Safe to repeat.
 */
export async function followReturnParcel(
  work: Work,
  { carrier, reference }: Pick<CarrierNewsOfOthers, 'carrier' | 'reference'>,
): Promise<void> {
  const returnId = await findReturnOfParcel(work, carrier, reference);
  if (returnId === undefined) return;
  const { returned } = await lockReturn(work, returnId);
  if (returned.can('send')) await sendReturn(work, returned, null);
}
