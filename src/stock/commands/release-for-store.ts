import type { Work } from '../../platform/commands/work.js';
import { finish, openOfStore, released } from '../data/finish.js';
import { tellStockChanged } from '../events.js';

/** Gives back what is kept for a reservation in a store. Safe to repeat. */
export async function releaseForStore(work: Work, storeReservationId: string): Promise<void> {
  const { items } = await finish(work, openOfStore(storeReservationId), released);
  tellStockChanged(work, items);
}
