import { type EventOf, Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/**
 * Other goods that were chosen for those of a return: reserved for as long as these may be brought, kept once they are
 * there, and ordered in exchange for them.
 */
export const replacementLifecycle = Lifecycle.define('RESERVED', {
  RESERVED: { keep: 'KEPT', letGo: 'LET_GO', expire: 'EXPIRED' },
  KEPT: { order: 'ORDERED', letGo: 'LET_GO' },
  ORDERED: {},
  LET_GO: {},
  EXPIRED: {},
});
export type ReplacementState = StateOf<typeof replacementLifecycle>;
export type ReplacementStep = EventOf<typeof replacementLifecycle>;
