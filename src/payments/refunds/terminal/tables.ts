import type { TerminalRefundState } from './lifecycle.js';

/** One card that was presented for money of a refund, and what became of that. */
export interface TerminalRefundRow {
  readonly id: string;
  readonly payout_id: string;
  readonly refund_id: string;
  readonly location_id: string;
  readonly provider: string;
  readonly state: TerminalRefundState;
  readonly amount_minor: number;
  readonly currency: string;
  /** Forgotten once it is over. */
  readonly card_token: string | null;
  readonly card_brand: string | null;
  readonly card_last4: string | null;
  readonly reference: string | null;
  /** The provider's own word for a failure. */
  readonly code: string | null;
  readonly sent: boolean;
  readonly leased_until: Date | null;
  readonly enquire_at: Date | null;
  readonly enquiries: number;
  readonly requested_by_kind: string;
  readonly requested_by_id: string | null;
  readonly channel: string;
  readonly correlation_id: string;
  readonly requested_at: Date;
  readonly ended_at: Date | null;
}
