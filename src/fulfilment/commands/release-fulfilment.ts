import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Fulfilment } from '../domain/fulfilment.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { fulfilmentNews } from '../events.js';

/** The goods leave: over the counter, or with the carrier. The caller holds the lock and moves stock and money. */
export function releaseFulfilment(
  work: Work,
  fulfilment: Fulfilment,
  trackingCode: string | null = null,
): Fulfilment | FulfilmentNotReady {
  const from = fulfilment.state;
  const released = fulfilment.release(work.now, trackingCode);
  if (isRefusal(released)) return released;
  const type = fulfilment.kind === 'PICKUP' ? 'PickupHandedOver' : 'ShipmentShipped';
  work.emit(fulfilmentNews(type, fulfilment, from, { trackingCode }));
  return fulfilment;
}
