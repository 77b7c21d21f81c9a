import { later } from '../../kernel/clock.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { keptForMs } from '../domain/limits.js';
import { lockAtStore, type StoreReservationAnswer, takeStep } from './take-step.js';

/** The store has the goods and will put them aside. Of two who answer at once the second is refused. */
export async function confirmStoreReservation(work: Work, input: StoreReservationAnswer) {
  const row = await lockAtStore(work, input.storeReservationId);
  const confirmed = await takeStep(work, row, 'confirm', {
    confirmed_at: work.now,
    expires_at: later(work.now, keptForMs),
  });
  return isRefusal(confirmed) ? confirmed : input;
}
