import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/**
 * A promise of units to one owner. SOFT is a cart's and ends by itself; HARD is an order's, or of a cart that was set
 * aside, and stays until the goods leave or its owner gives them up. Each ends exactly once.
 */
export const reservationLifecycle = Lifecycle.define('SOFT', {
  SOFT: { harden: 'HARD', release: 'RELEASED', expire: 'EXPIRED' },
  HARD: { consume: 'CONSUMED', release: 'RELEASED', move: 'MOVED' },
  CONSUMED: {},
  RELEASED: {},
  EXPIRED: {},
  MOVED: {},
});
export type ReservationState = StateOf<typeof reservationLifecycle>;
