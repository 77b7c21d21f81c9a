import { type EventOf, Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** Goods that wait in a store for somebody who has not paid for them. */
export const storeReservationLifecycle = Lifecycle.define('REQUESTED', {
  REQUESTED: { confirm: 'CONFIRMED', reject: 'REJECTED', expire: 'EXPIRED', cancel: 'CANCELED' },
  CONFIRMED: {
    makeReady: 'READY',
    collect: 'COLLECTED',
    reject: 'REJECTED',
    expire: 'EXPIRED',
    cancel: 'CANCELED',
  },
  READY: { collect: 'COLLECTED', expire: 'EXPIRED', cancel: 'CANCELED' },
  COLLECTED: {},
  REJECTED: {},
  EXPIRED: {},
  CANCELED: {},
});

export type StoreReservationState = StateOf<typeof storeReservationLifecycle>;
export type StoreReservationStep = EventOf<typeof storeReservationLifecycle>;

/** The states in which units are kept for somebody. */
export const openStates: readonly StoreReservationState[] =
  storeReservationLifecycle.accepting('expire');
