import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/**
 * The life of a refund. It waits for a second person where it is above somebody's limit. One that has failed may be
 * sent another way, or given up as long as nothing of it has left. Days later a bank may still turn one down that had
 * succeeded.
 */
export const refundLifecycle = Lifecycle.define('REQUESTED', {
  REQUESTED: { send: 'PROCESSING', askForApproval: 'AWAITING_APPROVAL' },
  AWAITING_APPROVAL: { approve: 'PROCESSING', reject: 'REJECTED' },
  PROCESSING: { succeed: 'SUCCEEDED', fail: 'FAILED' },
  FAILED: { retry: 'PROCESSING', reject: 'REJECTED' },
  SUCCEEDED: { undo: 'FAILED' },
  REJECTED: {},
});
export type RefundState = StateOf<typeof refundLifecycle>;
