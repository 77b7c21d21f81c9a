import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { type ParcelRow, parcels } from '../../data/parcels.js';
import type { Fulfilment } from '../../domain/fulfilment.js';
import {
  type ParcelEvent,
  type ParcelState,
  parcelLifecycle,
} from '../../domain/parcel-lifecycle.js';
import { endOf } from '../../domain/parcels.js';
import { type FulfilmentEventType, fulfilmentNews } from '../../events.js';

type EndingStep = Exclude<ParcelEvent, 'label' | 'ship' | 'cancel'>;

const news = {
  deliver: 'ParcelDelivered',
  lose: 'ParcelLost',
  sendBack: 'ParcelSentBack',
  receiveBack: 'ParcelReceivedBack',
} as const satisfies Record<EndingStep, FulfilmentEventType>;

/** What is lost, or has come back, is paid back. */
const paidBack: readonly EndingStep[] = ['lose', 'receiveBack'];

/**
 * A parcel has come to its end, or is on its way back; with the last one its shipment has too. What is lost or back is
 * marked to be refunded. False where that does not follow from where the parcel is. The caller holds the lock of the
 * shipment.
 */
export async function endParcel(
  work: Work,
  shipment: Fulfilment,
  parcel: ParcelRow,
  step: EndingStep,
): Promise<boolean> {
  const state = parcelLifecycle.next(parcel.state, step);
  if (state === undefined) return false;
  await parcels(work).change(parcel.id, {
    state,
    ended_at: parcelLifecycle.isFinal(state) ? work.now : null,
    ...(paidBack.includes(step) && { refund_due_at: work.now }),
  });
  const from = shipment.state;
  await endShipment(work, shipment);
  const { number, tracking_code: trackingCode } = parcel;
  const facts = { parcelId: parcel.id, parcelNumber: number, trackingCode };
  work.emit(fulfilmentNews(news[step], shipment, from, facts));
  return true;
}

/** Where all of its goods have left, and all of its parcels have come to their end, so has the shipment. */
async function endShipment(work: Work, shipment: Fulfilment): Promise<void> {
  if (shipment.state !== 'SHIPPED') return;
  const states: ParcelState[] = (await parcels(work).ofFulfilment(shipment.id)).map(
    (each) => each.state,
  );
  const end = endOf(states);
  if (end && isRefusal(shipment.follow(end, work.now)))
    throw new Error(`shipment ${shipment.id} cannot ${end}`);
}
