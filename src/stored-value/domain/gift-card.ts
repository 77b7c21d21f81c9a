import { dayMs } from '../../kernel/clock.js';
import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/**
 * A gift card. One that has expired is good again where money comes back to it; one that is blocked never is: what
 * is on it is given on another card.
 */
export const giftCardLifecycle = Lifecycle.define('ACTIVE', {
  ACTIVE: { block: 'BLOCKED', expire: 'EXPIRED' },
  EXPIRED: { block: 'BLOCKED', reopen: 'ACTIVE' },
  BLOCKED: {},
});
export type GiftCardState = StateOf<typeof giftCardLifecycle>;

/** What was given back to a card can be used for so long at least, whenever the card would have expired. */
export const afterRefundMs = 90 * dayMs;

/** The most that one gift card, one grant or one correction may be worth, in minor units. */
export const maxValueMinor = 250_000;
