import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** The life of a question to a second person. It is answered once, or nobody has in time. */
export const approvalLifecycle = Lifecycle.define('WAITING', {
  WAITING: { grant: 'GRANTED', decline: 'DECLINED', withdraw: 'WITHDRAWN', expire: 'EXPIRED' },
  GRANTED: {},
  DECLINED: {},
  WITHDRAWN: {},
  EXPIRED: {},
});
export type ApprovalState = StateOf<typeof approvalLifecycle>;

/** What a person may answer. */
export type Decision = 'GRANT' | 'DECLINE';
