import type { Work } from '../../platform/commands/work.js';
import { releaseForStore } from '../../stock/index.js';
import { lockStoreReservation } from '../data/store.js';
import { takeStep } from './take-step.js';

/**
 * The store did not answer in time, or nobody came: the goods are on sale again. Who answers or collects at the same
 * instant either was faster, or comes too late.
 */
export async function expireStoreReservation(work: Work, id: string): Promise<void> {
  const row = await lockStoreReservation(work, id);
  if (!row || row.ended_at !== null || row.expires_at > work.now) return;
  await takeStep(work, row, 'expire');
  await releaseForStore(work, id);
}
