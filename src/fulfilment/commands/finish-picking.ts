import { dayMs, later } from '../../kernel/clock.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Fulfilment } from '../domain/fulfilment.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { fulfilmentNews } from '../events.js';

/** How long goods wait at the counter for their buyer. */
const keepMs = 7 * dayMs;

/** The goods are together: a pickup waits for its buyer, a shipment for the carrier. The caller holds the lock. */
export function finishPicking(
  work: Work,
  fulfilment: Fulfilment,
): Fulfilment | FulfilmentNotReady | Refusal<'PickNotFinished' | 'NothingPicked'> {
  const from = fulfilment.state;
  const isPickup = fulfilment.kind === 'PICKUP';
  const done = fulfilment.finishPicking(work.now, isPickup ? later(work.now, keepMs) : null);
  if (isRefusal(done)) return done;
  work.emit(
    fulfilmentNews(isPickup ? 'PickupReady' : 'ShipmentPacked', fulfilment, from, {
      keepUntil: fulfilment.keepUntil,
    }),
  );
  return fulfilment;
}
