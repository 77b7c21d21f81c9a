import { Lifecycle, type StateOf } from '../../../kernel/lifecycle.js';

/** Money for a card that is presented: asked for until the provider says what became of it. */
export const terminalRefundLifecycle = Lifecycle.define('REQUESTED', {
  REQUESTED: { succeed: 'SUCCEEDED', fail: 'FAILED' },
  SUCCEEDED: {},
  FAILED: {},
});
export type TerminalRefundState = StateOf<typeof terminalRefundLifecycle>;
