import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/**
 * The life of a dispute. News of it comes in any order, so an end may be the first that is heard. One that is won may
 * still be lost: the bank can present it a second time.
 */
export const disputeLifecycle = Lifecycle.define('OPENED', {
  OPENED: { review: 'UNDER_REVIEW', win: 'WON', lose: 'LOST' },
  UNDER_REVIEW: { win: 'WON', lose: 'LOST' },
  WON: { lose: 'LOST' },
  LOST: {},
});

export type DisputeState = StateOf<typeof disputeLifecycle>;

const progress: readonly DisputeState[] = ['OPENED', 'UNDER_REVIEW', 'WON', 'LOST'];

/** The state in which a dispute is once both are heard, in whatever order: it never goes back. */
export function furthest(one: DisputeState, other: DisputeState): DisputeState {
  return progress.indexOf(one) >= progress.indexOf(other) ? one : other;
}

/** True while the money that a dispute is about is contested. */
export function isOpen(state: DisputeState): boolean {
  return state === 'OPENED' || state === 'UNDER_REVIEW';
}
