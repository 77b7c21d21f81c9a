import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** Where a tagged unit is: on a shelf, in one cart, sold, or back and never sold again. */
export const tagLifecycle = Lifecycle.define('IN_STORE', {
  IN_STORE: { scan: 'IN_CART' },
  IN_CART: { putBack: 'IN_STORE', sell: 'SOLD' },
  SOLD: { comeBack: 'IN_STORE', retire: 'RETIRED' },
  RETIRED: {},
});

export type TagState = StateOf<typeof tagLifecycle>;
