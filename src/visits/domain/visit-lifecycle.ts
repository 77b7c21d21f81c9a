import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** A customer who walks into a store, takes what they want, and walks out. */
export const visitLifecycle = Lifecycle.define('OPENED', {
  OPENED: { enter: 'INSIDE', abandon: 'ABANDONED' },
  INSIDE: { leave: 'LEFT', abandon: 'ABANDONED' },
  LEFT: { close: 'CLOSED' },
  CLOSED: {},
  ABANDONED: {},
});

export type VisitState = StateOf<typeof visitLifecycle>;
