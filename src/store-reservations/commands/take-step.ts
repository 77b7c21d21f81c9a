import { later } from '../../kernel/clock.js';
import { deadlineAt, findLocation } from '../../locations/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { changeStoreReservation, lockStoreReservation } from '../data/store.js';
import type { StoreReservationRow } from '../data/tables.js';
import { storeReservationNotInState } from '../domain/refusals.js';
import {
  type StoreReservationStep,
  storeReservationLifecycle,
} from '../domain/store-reservation-lifecycle.js';
import { type StoreReservationEventType, tellOfStoreReservation } from '../events.js';

/** What commands answer with. */
export interface StoreReservationAnswer {
  readonly storeReservationId: string;
}

const news = {
  confirm: 'StoreReservationConfirmed',
  reject: 'StoreReservationRejected',
  makeReady: 'StoreReservationReady',
  collect: 'StoreReservationCollected',
  expire: 'StoreReservationExpired',
  cancel: 'StoreReservationCanceled',
} as const satisfies Record<StoreReservationStep, StoreReservationEventType>;

/** Locks a reservation for the people of its store; another store's is not there for them. */
export async function lockAtStore(work: Work, id: string): Promise<StoreReservationRow> {
  const row = await lockStoreReservation(work, id);
  if (!row || !worksAt(work.caller.actor, row.location_id)) throw noSuchReservation();
  return row;
}

/** The end of so long a time that begins now; where the store is closed then, the end of its next opening. */
export async function endOfTime(work: Work, locationId: string, ms: number): Promise<Date> {
  const ends = later(work.now, ms);
  const store = await findLocation(work.db, locationId);
  return store ? deadlineAt(store, ends) : ends;
}

/** The answer to whoever asks for a reservation that is not there, or not theirs. */
export function noSuchReservation(): RequestError {
  return new RequestError('NOT_FOUND', 'There is no such reservation.');
}

/** Goes a step with a reservation whose lock the caller holds, and tells of it. Refuses one that does not follow. */
export async function takeStep(
  work: Work,
  { id, state }: StoreReservationRow,
  step: StoreReservationStep,
  changes: Partial<StoreReservationRow> = {},
) {
  const next = storeReservationLifecycle.next(state, step);
  if (next === undefined)
    return storeReservationNotInState({ state, possible: storeReservationLifecycle.events(state) });
  const isOver = storeReservationLifecycle.isFinal(next);
  const changed = await changeStoreReservation(work, id, {
    ...changes,
    state: next,
    ended_at: isOver ? work.now : null,
  });
  tellOfStoreReservation(work, news[step], changed, state);
  return changed;
}
