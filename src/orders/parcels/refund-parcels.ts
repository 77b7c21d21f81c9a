import { parcelsToRefund } from '../../fulfilment/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { driveOperations } from '../../payments/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { followParcel } from '../commands/parcels/follow-parcel.js';
import { putOffParcelRefund } from '../commands/parcels/put-off-parcel-refund.js';
import { refundParcel } from '../commands/parcels/refund-parcel.js';

/** Gives back the money of a parcel that is lost, or has come back; where that is not possible now, later. */
export async function payBackParcel(gateway: Gateway, parcelId: string): Promise<void> {
  const answer = await gateway.runAsSystem('refundParcel', (work) =>
    refundParcel(work, { parcelId }),
  );
  if (!isRefusal(answer)) return driveOperations(gateway, answer.operationIds);
  await gateway.runAsSystem('putOffParcelRefund', (work) => putOffParcelRefund(work, { parcelId }));
}

/** Brings a parcel to where its carrier says that it is, and gives back its money where it is lost. */
export async function followAndPayBack(gateway: Gateway, parcelId: string): Promise<void> {
  const isLost = await gateway.runAsSystem('followParcel', (work) => followParcel(work, parcelId));
  if (isLost) await payBackParcel(gateway, parcelId);
}

/** Gives back the money of all parcels for which it is due. Safe to run anywhere at once. */
export async function refundParcels(gateway: Gateway): Promise<void> {
  const due = await parcelsToRefund(gateway.db, gateway.clock.now());
  await eachAlone(due, ({ id }) => payBackParcel(gateway, id));
}
