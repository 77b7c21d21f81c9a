import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Fulfilment } from '../domain/fulfilment.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { type FulfilmentEventType, fulfilmentNews } from '../events.js';

const news = {
  reject: 'FulfilmentRejected',
  cancel: 'FulfilmentCanceled',
  giveUp: 'PickupNotCollected',
} as const satisfies Record<string, FulfilmentEventType>;

/**
 * The goods will not leave this way: the location cannot do it, the order was cancelled, or the buyer never
 * came. The caller holds the lock and puts stock and money right.
 */
export function endFulfilment(
  work: Work,
  fulfilment: Fulfilment,
  how: keyof typeof news,
  reason: string,
): Fulfilment | FulfilmentNotReady {
  const from = fulfilment.state;
  const ended = fulfilment[how](work.now);
  if (isRefusal(ended)) return ended;
  work.emit(fulfilmentNews(news[how], fulfilment, from, { reason }));
  return fulfilment;
}
