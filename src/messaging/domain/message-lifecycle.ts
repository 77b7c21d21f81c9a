import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** What a message goes through, from the step that it tells of until it has arrived. */
export const messageLifecycle = Lifecycle.define('QUEUED', {
  QUEUED: { tryAgain: 'QUEUED', send: 'SENT', giveUp: 'FAILED' },
  SENT: { deliver: 'DELIVERED', bounce: 'FAILED' },
  DELIVERED: {},
  FAILED: {},
});

export type MessageState = StateOf<typeof messageLifecycle>;
