import { type EventOf, Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** The life of a dispute. The bank may present one again that it has lost. */
export const disputeLifecycle = Lifecycle.define('opened', {
  opened: { review: 'under_review', win: 'won', lose: 'lost' },
  under_review: { win: 'won', lose: 'lost' },
  won: { lose: 'lost' },
  lost: {},
});

export type DisputeStatus = StateOf<typeof disputeLifecycle>;
export type DisputeDecision = EventOf<typeof disputeLifecycle>;
export const disputeDecisions = ['review', 'win', 'lose'] as const satisfies DisputeDecision[];

/** What a card holder contests at their bank. */
export interface Dispute {
  readonly id: string;
  readonly status: DisputeStatus;
  readonly amountMinor: number;
  readonly reason: string;
  /** How many times its money has moved: taken from the merchant, returned, taken again. */
  readonly movements: 0 | 1 | 2 | 3;
  readonly evidenceDueAt: string;
  readonly createdAt: string;
}
