import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { keptForMs } from '../domain/limits.js';
import { endOfTime, lockAtStore, type StoreReservationAnswer, takeStep } from './take-step.js';

/** The store has the goods and will put them aside. Of two who answer at once the second is refused. */
export async function confirmStoreReservation(work: Work, input: StoreReservationAnswer) {
  const row = await lockAtStore(work, input.storeReservationId);
  const confirmed = await takeStep(work, row, 'confirm', {
    confirmed_at: work.now,
    expires_at: await endOfTime(work, row.location_id, keptForMs),
  });
  return isRefusal(confirmed) ? confirmed : input;
}
