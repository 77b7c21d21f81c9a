import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Fulfilment } from '../domain/fulfilment.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { fulfilmentNews } from '../events.js';

/** The buyer stands at the counter, or in the named bay of the car park. The caller holds the lock. */
export function announceArrival(
  work: Work,
  fulfilment: Fulfilment,
  place: { readonly bay: string | null; readonly car: string | null },
): Fulfilment | FulfilmentNotReady {
  const from = fulfilment.state;
  const arrived = fulfilment.arrive(place, work.now);
  if (isRefusal(arrived)) return arrived;
  work.emit(fulfilmentNews('CustomerArrived', fulfilment, from, { bay: place.bay }));
  return fulfilment;
}
