import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { releaseForStore } from '../../stock/index.js';
import { lockAtStore, type StoreReservationAnswer, takeStep } from './take-step.js';

export interface RejectStoreReservation extends StoreReservationAnswer {
  readonly reason: string;
}

/** The store cannot keep the goods: whoever asked is told why, and what was kept is on sale again. */
export async function rejectStoreReservation(
  work: Work,
  { storeReservationId, reason }: RejectStoreReservation,
) {
  const row = await lockAtStore(work, storeReservationId);
  const rejected = await takeStep(work, row, 'reject', { reason });
  if (isRefusal(rejected)) return rejected;
  await releaseForStore(work, storeReservationId);
  return { storeReservationId };
}
