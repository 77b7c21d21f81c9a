import type { Work } from '../../../platform/commands/work.js';
import { cancelParcelsOf } from '../../data/parcels.js';
import type { Fulfilment } from '../../domain/fulfilment.js';

/**
 * What of a shipment is packed in parcels stays, as the shipment was cancelled; their labels are given back after the
 * commit. The caller holds the lock of the shipment.
 */
export async function cancelParcels(work: Work, { id }: Fulfilment): Promise<void> {
  await work.em.flush();
  const canceled = await cancelParcelsOf(work, id);
  if (canceled > 0) work.enqueue({ task: 'giveLabelsBack', payload: {}, key: `labels:${id}` });
}
