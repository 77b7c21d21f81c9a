import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { keptForMs } from '../domain/limits.js';
import { endOfTime, lockAtStore, type StoreReservationAnswer, takeStep } from './take-step.js';

/** The goods wait for who has asked for them, for two days from now at least. */
export async function markStoreReservationReady(work: Work, input: StoreReservationAnswer) {
  const row = await lockAtStore(work, input.storeReservationId);
  const ready = await takeStep(work, row, 'makeReady', {
    ready_at: work.now,
    expires_at: await endOfTime(work, row.location_id, keptForMs),
  });
  return isRefusal(ready) ? ready : input;
}
