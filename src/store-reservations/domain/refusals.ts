import { refusal } from '../../kernel/refusal.js';
import type { ReservationLimit } from './limits.js';
import type { StoreReservationState } from './store-reservation-lifecycle.js';

/** The step does not follow from where the reservation stands: somebody else was faster, or its time is over. */
export const storeReservationNotInState = refusal<
  'StoreReservationNotInState',
  { state: StoreReservationState; possible: readonly string[] }
>('StoreReservationNotInState', {
  en: ({ state }) => `This step is not possible while the reservation is ${state}.`,
  fr: ({ state }) => `Cette étape n'est pas possible : la réservation est à l'état ${state}.`,
});

/** More than a store keeps for somebody who pays nothing for it. */
export const tooMuchReserved = refusal<
  'TooMuchReserved',
  { limit: ReservationLimit; most: number }
>('TooMuchReserved', {
  en: ({ limit, most }) =>
    limit === 'OPEN'
      ? `You may have ${most} open reservations at a time.`
      : `A reservation may have at most ${most} ${limit === 'LINES' ? 'different goods' : 'units of each'}.`,
  fr: ({ limit, most }) =>
    limit === 'OPEN'
      ? `Vous pouvez avoir ${most} réservations en cours à la fois.`
      : `Une réservation compte au plus ${most} ${limit === 'LINES' ? 'articles différents' : 'pièces de chacun'}.`,
});
