import { endParcel } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { type LockedParcel, unitsIn } from './lock-parcel.js';

/**
 * A parcel has come to its end, or is on its way back, and its order counts the units that its buyer will not have.
 * False where that does not follow from where the parcel is.
 */
export async function moveParcel(
  work: Work,
  locked: LockedParcel,
  step: Parameters<typeof endParcel>[3],
): Promise<boolean> {
  const { order, shipment, parcel } = locked;
  const hasMoved = await endParcel(work, shipment, parcel, step);
  if (!hasMoved || step === 'deliver') return hasMoved;
  const wereMissed = parcel.state === 'RETURNED_TO_SENDER';
  for (const { line: goods, quantity } of await unitsIn(work, locked)) {
    const line = order.lines.find(({ id }) => id === goods.orderLineId);
    if (step === 'receiveBack') line?.bringBack(quantity, { wereMissed });
    else line?.miss(quantity);
  }
  return true;
}
