import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** What an order goes through, from the click to the day when nothing about it is open. */
export const orderLifecycle = Lifecycle.define('PENDING_PAYMENT', {
  PENDING_PAYMENT: { confirm: 'CONFIRMED', expire: 'EXPIRED', cancel: 'CANCELED', hold: 'ON_HOLD' },
  CONFIRMED: {
    startFulfilment: 'IN_FULFILMENT',
    complete: 'COMPLETED',
    cancel: 'CANCELED',
    cancelRest: 'PARTIALLY_CANCELED',
    hold: 'ON_HOLD',
  },
  IN_FULFILMENT: {
    complete: 'COMPLETED',
    cancel: 'CANCELED',
    cancelRest: 'PARTIALLY_CANCELED',
    hold: 'ON_HOLD',
  },
  ON_HOLD: { confirm: 'CONFIRMED', cancel: 'CANCELED' },
  COMPLETED: { close: 'CLOSED' },
  PARTIALLY_CANCELED: { close: 'CLOSED' },
  CLOSED: {},
  EXPIRED: {},
  CANCELED: {},
});

export type OrderState = StateOf<typeof orderLifecycle>;
