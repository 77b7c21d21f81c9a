import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { carriers } from '../../carriers/carriers.js';
import { parcels } from '../../data/parcels.js';
import type { Fulfilment } from '../../domain/fulfilment.js';
import { refuseParcels, type WantedParcel } from '../../domain/parcels.js';
import { type FulfilmentNotReady, fulfilmentNotInState } from '../../domain/refusals.js';
import { fulfilmentNews } from '../../events.js';

/**
 * Puts all that was found of a shipment into parcels; their labels are asked for after the commit. The caller holds the
 * lock. Refuses what is in parcels already, and parcels that do not hold exactly what was found (ParcelsDoNotAddUp).
 */
export async function packParcels(
  work: Work,
  shipment: Fulfilment,
  wanted: readonly WantedParcel[],
): Promise<readonly string[] | FulfilmentNotReady | Refusal<'ParcelsDoNotAddUp'>> {
  const { state, possible } = shipment;
  const isPacked = (await parcels(work).ofFulfilment(shipment.id)).length > 0;
  if (state !== 'PACKED' || isPacked) return fulfilmentNotInState({ state, possible });
  const refused = refuseParcels(shipment, wanted);
  if (refused) return refused;
  await work.em.flush();
  const ids = await parcels(work).write(shipment.id, wanted, work.port(carriers).usual.name);
  work.emit(fulfilmentNews('ParcelsPacked', shipment, state, { parcels: ids.length }));
  return ids;
}
