import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** From the first link that is sent round to the money of all, or of nobody. */
export const sharedPaymentLifecycle = Lifecycle.define('COLLECTING', {
  COLLECTING: { collect: 'CAPTURING', cancel: 'CANCELED', expire: 'EXPIRED' },
  CAPTURING: { capture: 'PAID', cancel: 'CANCELED', fail: 'FAILED' },
  PAID: { cancel: 'CANCELED' },
  CANCELED: {},
  EXPIRED: {},
  FAILED: {},
});

export type SharedPaymentState = StateOf<typeof sharedPaymentLifecycle>;
