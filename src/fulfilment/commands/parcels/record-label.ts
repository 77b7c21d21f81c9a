import { later, minuteMs } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import type { LabelOutcome } from '../../carriers/carrier.js';
import { findParcel, type ParcelRow, parcels } from '../../data/parcels.js';
import { fulfilments } from '../../data/store.js';
import { fulfilmentNews } from '../../events.js';

const askAgainAfterMs = minuteMs;
const maxErrorLength = 200;

/** Writes down what the carrier has said to a parcel. Does nothing where it has a label, or has left; one that
 * was cancelled meanwhile is given back. Safe to repeat. */
export async function recordLabel(
  work: Work,
  { parcelId, outcome }: { readonly parcelId: string; readonly outcome: LabelOutcome },
): Promise<void> {
  const found = await findParcel(work.db, parcelId);
  const shipment = found && (await fulfilments(work).lock(found.fulfilment_id));
  const parcel = shipment && (await findParcel(work.db, parcelId));
  if (!shipment || !parcel) return;
  if (parcel.state === 'CANCELED' && outcome.kind === 'labeled')
    return parcels(work).change(parcelId, { reference: outcome.reference, void_due_at: work.now });
  if (parcel.state !== 'PACKED') return;
  await parcels(work).change(parcelId, changesOf(work, outcome));
  if (outcome.kind === 'labeled')
    work.emit(fulfilmentNews('ParcelLabeled', shipment, shipment.state, { parcelId }));
}

function changesOf(work: Work, outcome: LabelOutcome): Partial<ParcelRow> {
  if (outcome.kind === 'labeled')
    return {
      state: 'LABELED',
      reference: outcome.reference,
      tracking_code: outcome.trackingCode,
      label_url: outcome.labelUrl,
      label_error: null,
      label_due_at: null,
    };
  if (outcome.kind === 'refused')
    return { label_error: outcome.code.slice(0, maxErrorLength), label_due_at: null };
  return {
    label_error: outcome.reason.slice(0, maxErrorLength),
    label_due_at: later(work.now, askAgainAfterMs),
  };
}
