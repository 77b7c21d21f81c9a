import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Fulfilment } from '../domain/fulfilment.js';
import type { FulfilmentKind } from '../domain/lifecycles.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { type FulfilmentEventType, fulfilmentNews } from '../events.js';

const news = {
  PICKUP: 'PickupHandedOver',
  SHIP: 'ShipmentShipped',
  COUNTER: 'GoodsCarriedOut',
} as const satisfies Record<FulfilmentKind, FulfilmentEventType>;

/** The goods leave: over the counter, or with the carrier. The caller holds the lock and moves stock and money. */
export function releaseFulfilment(
  work: Work,
  fulfilment: Fulfilment,
  trackingCode: string | null = null,
): Fulfilment | FulfilmentNotReady {
  const from = fulfilment.state;
  const released = fulfilment.release(work.now, trackingCode);
  if (isRefusal(released)) return released;
  work.emit(fulfilmentNews(news[fulfilment.kind], fulfilment, from, { trackingCode }));
  return fulfilment;
}
