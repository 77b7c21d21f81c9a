import type { Work } from '../../../platform/commands/work.js';
import { fulfilments } from '../../data/store.js';
import { fulfilmentNews } from '../../events.js';

/** Tells that goods still wait for their buyer, once. Does nothing where they have gone meanwhile. Safe to repeat. */
export async function remindOfPickup(work: Work, fulfilmentId: string): Promise<void> {
  const pickup = await fulfilments(work).lock(fulfilmentId);
  if (!pickup?.remind(work.now)) return;
  const { keepUntil, state } = pickup;
  work.emit(fulfilmentNews('PickupReminded', pickup, state, { keepUntil }));
}
