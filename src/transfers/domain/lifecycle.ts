import { type EventOf, Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** Goods that one location sends to another. What is sent has arrived, is lost, or is on its way: nothing else. */
export const transferLifecycle = Lifecycle.define('REQUESTED', {
  REQUESTED: { send: 'IN_TRANSIT', cancel: 'CANCELED' },
  IN_TRANSIT: { receivePart: 'PARTIALLY_RECEIVED', receiveRest: 'RECEIVED', loseRest: 'LOST' },
  PARTIALLY_RECEIVED: {
    receivePart: 'PARTIALLY_RECEIVED',
    receiveRest: 'RECEIVED',
    loseRest: 'LOST',
  },
  RECEIVED: {},
  LOST: {},
  CANCELED: {},
});
export type TransferState = StateOf<typeof transferLifecycle>;
export type TransferStep = EventOf<typeof transferLifecycle>;

/** The states of a transfer that still makes work. */
export const openStates: readonly TransferState[] = transferLifecycle.states.filter(
  (state) => !transferLifecycle.isFinal(state),
);
