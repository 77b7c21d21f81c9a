import type { RefundState } from './lifecycles.js';
import type { RefundTender } from './payouts/tenders.js';
import type { RefundReason } from './reasons.js';
import type { TerminalRefundRow } from './terminal/tables.js';

/** A refund, as it is read. */
export interface RefundRow {
  readonly id: string;
  /** Null where a payment without an order is given back. */
  readonly order_id: string | null;
  /**
   * The payment that is to give it back; null where the last one of the order gives first. Without an order it is
   * the one that the refund is of.
   */
  readonly intent_id: string | null;
  readonly state: RefundState;
  readonly reason_code: RefundReason;
  readonly reason: string;
  readonly currency: string;
  readonly amount_minor: number;
  /** What of it is for shipping; the rest is for its lines. */
  readonly shipping_minor: number;
  /** What of it was paid for goods of an order that never left, and their shipping: it lessens no sale. */
  readonly unsold_minor: number;
  /** What is under way or has arrived. The database keeps it, and keeps it below the amount. */
  readonly sent_minor: number;
  readonly refunded_minor: number;
  readonly requested_by_kind: string;
  readonly requested_by_id: string;
  readonly channel: string;
  readonly correlation_id: string;
  readonly requested_at: Date;
  readonly updated_at: Date;
  readonly ended_at: Date | null;
  /** The fulfilments that its lines have left with: what paid for them gives back first. */
  readonly deliveries: readonly string[];
  /** The question to a second person; null where nobody had to be asked. */
  readonly approval_id: string | null;
  /** How it goes back: the way it came, or as something else. */
  readonly tender: RefundTender;
}

/** What of a refund is for one line of the order. */
export interface RefundLineRow {
  readonly refund_id: string;
  readonly order_line_id: string;
  /** How many units were paid back; 0 where it is a part of their price. */
  readonly quantity: number;
  readonly amount_minor: number;
  /** How many of them were cancelled after they were paid, and what of the amount is for those. */
  readonly unsold_units: number;
  readonly unsold_minor: number;
}

/** One way in which money of a refund leaves: a refund operation on one payment. */
export interface RefundPaymentRow {
  readonly operation_id: string;
  readonly refund_id: string;
  readonly intent_id: string;
  readonly amount_minor: number;
  readonly phase: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  readonly code: string | null;
  readonly requested_at: Date;
  readonly ended_at: Date | null;
}

/** Money of a refund that leaves another way than it came. */
export interface RefundPayoutRow {
  readonly operation_id: string;
  readonly refund_id: string;
  readonly amount_minor: number;
  readonly phase: 'PENDING' | 'SUCCEEDED';
  /** What it was handed out as: a gift card, an account, a till. */
  readonly reference: string | null;
  readonly requested_at: Date;
  readonly ended_at: Date | null;
}

/** What somebody may refund alone. */
export interface RefundLimitRow {
  readonly role: string;
  readonly currency: string;
  readonly per_refund_minor: number;
  readonly per_day_minor: number;
}

export interface RefundTables {
  refund: RefundRow;
  refund_line: RefundLineRow;
  refund_payment: RefundPaymentRow;
  refund_payout: RefundPayoutRow;
  refund_limit: RefundLimitRow;
  terminal_refund: TerminalRefundRow;
}
