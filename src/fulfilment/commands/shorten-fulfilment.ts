import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Fulfilment } from '../domain/fulfilment.js';
import { shorten, type UnitsOfLine } from '../domain/shorten.js';
import { fulfilmentNews } from '../events.js';
import { endFulfilment } from './end-fulfilment.js';

/**
 * Takes units out of a fulfilment of which nobody has begun to pick anything; with its last units it ends. The caller
 * holds the lock, has seen that it is untouched and holds so many, and puts stock and money right.
 */
export function shortenFulfilment(
  work: Work,
  fulfilment: Fulfilment,
  units: readonly UnitsOfLine[],
  reason: string,
): void {
  const { emptied, isEmpty } = shorten(fulfilment, units);
  if (isEmpty) {
    const ended = endFulfilment(work, fulfilment, 'cancel', reason);
    if (isRefusal(ended)) throw new Error(`fulfilment ${fulfilment.id} is not untouched`);
    return;
  }
  for (const line of emptied) work.em.remove(line);
  work.emit(fulfilmentNews('FulfilmentShortened', fulfilment, fulfilment.state, { reason }));
}
