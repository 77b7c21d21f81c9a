import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import type { Fulfilment } from '../../domain/fulfilment.js';
import { handOver, type MovedUnits, type WantedLine } from '../../domain/hand-over.js';
import { type FulfilmentEventType, fulfilmentNews } from '../../events.js';

/** What a pickup comes to at the counter, and the news of it. */
const news: Readonly<Record<string, FulfilmentEventType>> = {
  READY: 'PickupHandedOverInPart',
  HANDED_OVER: 'PickupHandedOver',
  CANCELED: 'FulfilmentCanceled',
};

/**
 * Goods go over the counter, all that wait or what is wanted of them. The caller holds the lock and moves stock and
 * money: of what was taken, and of what was not wanted. Refuses as `handOver` says.
 */
export function handOverPickup(
  work: Work,
  pickup: Fulfilment,
  wanted: readonly WantedLine[] | null,
) {
  const from = pickup.state;
  const moved = handOver(pickup, wanted, work.now);
  if (isRefusal(moved)) return moved;
  const type = news[pickup.state];
  if (!type) throw new Error(`a hand-over has led to ${pickup.state}`);
  work.emit(
    fulfilmentNews(type, pickup, from, {
      taken: told(moved.taken),
      refused: told(moved.refused),
      keepUntil: pickup.keepUntil,
      ...(type === 'FulfilmentCanceled' && { reason: 'refused at the counter' }),
    }),
  );
  return moved;
}

function told(units: readonly MovedUnits[]) {
  return units.map(({ line: { sku }, quantity }) => ({ sku, quantity }));
}
