import { later, minuteMs } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import type { VoidOutcome } from '../../carriers/carrier.js';
import { findParcel, parcels } from '../../data/parcels.js';
import { fulfilments } from '../../data/store.js';

const tryAgainAfterMs = 10 * minuteMs;
const maxErrorLength = 200;

/** Writes down what the carrier has said to a label that was given back. Safe to repeat. */
export async function recordVoid(
  work: Work,
  { parcelId, outcome }: { readonly parcelId: string; readonly outcome: VoidOutcome },
): Promise<void> {
  const found = await findParcel(work.db, parcelId);
  if (found) await fulfilments(work).lock(found.fulfilment_id);
  if (outcome.kind === 'unknown')
    return parcels(work).change(parcelId, {
      void_due_at: later(work.now, tryAgainAfterMs),
      label_error: outcome.reason.slice(0, maxErrorLength),
    });
  const refusedAs = outcome.kind === 'refused' ? outcome.code.slice(0, maxErrorLength) : null;
  await parcels(work).change(parcelId, { void_due_at: null, label_error: refusedAs });
}
