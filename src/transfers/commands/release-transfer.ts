import type { Work } from '../../platform/commands/work.js';
import { transfers } from '../data/store.js';

/**
 * An order gives up goods that are under way: they go on, and are free on arrival. Does nothing where nothing was sent,
 * or all has arrived. The caller holds the locks of the order and of its fulfilment.
 */
export async function releaseTransfer(work: Work, fulfilmentId: string): Promise<void> {
  const transfer = await transfers(work).lockOfFulfilment(fulfilmentId);
  if (!transfer || transfer.isEnded || transfer.releasedAt !== null) return;
  transfer.releasedAt = work.now;
  await work.em.flush();
}
