import { isStaff } from '../platform/auth/actor.js';
import type { Work } from '../platform/commands/work.js';
import type { StoreReservationRow } from './data/tables.js';
import type { StoreReservationState } from './domain/store-reservation-lifecycle.js';

/** What the module tells: the buyer on the stream of the reservation, the store on its own. */
export type StoreReservationEventType =
  | 'StoreReservationRequested'
  | 'StoreReservationConfirmed'
  | 'StoreReservationRejected'
  | 'StoreReservationReady'
  | 'StoreReservationReminded'
  | 'StoreReservationCollected'
  | 'StoreReservationExpired'
  | 'StoreReservationCanceled';

/** The stream of one reservation. */
export function storeReservationStream(id: string): string {
  return `store-reservation:${id}`;
}

/** The stream of all that a store keeps for people who come. */
export function storeReservationsStream(locationId: string): string {
  return `store-reservations:${locationId}`;
}

export function tellOfStoreReservation(
  work: Work,
  type: StoreReservationEventType,
  row: StoreReservationRow,
  from: StoreReservationState | null,
): void {
  const { id, location_id: locationId, state, reason, order_id: orderId, expires_at } = row;
  const byStaff = isStaff(work.caller.actor);
  const facts = { from, state, byStaff, reason, orderId, expiresAt: expires_at };
  work.emit({
    streams: [storeReservationStream(id), storeReservationsStream(locationId)],
    type,
    payload: { storeReservationId: id, locationId, ...facts },
  });
}
