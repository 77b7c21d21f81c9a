import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/**
 * ACTIVE is being filled. LOCKED is being paid, or was set aside for an order of later: nothing in it changes any more.
 * It is CONVERTED when the order stands, and ACTIVE again when that came to nothing.
 */
export const cartLifecycle = Lifecycle.define('ACTIVE', {
  ACTIVE: { lock: 'LOCKED', abandon: 'ABANDONED', merge: 'MERGED', expire: 'EXPIRED' },
  LOCKED: { convert: 'CONVERTED', unlock: 'ACTIVE' },
  ABANDONED: { resume: 'ACTIVE', merge: 'MERGED', expire: 'EXPIRED' },
  CONVERTED: {},
  MERGED: {},
  EXPIRED: {},
});
export type CartState = StateOf<typeof cartLifecycle>;
