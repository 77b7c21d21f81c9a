import type { Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { ReplacementState } from '../domain/replacement-lifecycle.js';
import type { Disposition, ReturnMethod, ReturnState } from '../domain/return-lifecycle.js';

/** A return, as it is read. */
export interface ReturnRow {
  readonly id: string;
  readonly number: string;
  readonly order_id: string;
  readonly order_number: string;
  readonly state: ReturnState;
  readonly method: ReturnMethod;
  readonly location_id: string | null;
  readonly customer_id: string | null;
  readonly guest_key: string | null;
  readonly note: string | null;
  readonly due_at: Date | null;
  readonly decision_note: string | null;
  readonly tracking_code: string | null;
  readonly requested_at: Date;
  readonly decided_at: Date | null;
  readonly received_at: Date | null;
  readonly inspected_at: Date | null;
  readonly ended_at: Date | null;
}

export interface ReturnLineRow {
  readonly id: string;
  readonly return_id: string;
  readonly order_line_id: string;
  readonly variant_id: string;
  readonly sku: string;
  readonly title: Record<string, string>;
  readonly quantity: number;
  readonly received: number | null;
  readonly inspected: number;
  readonly reason_code: string;
  readonly note: string | null;
  readonly position: number;
}

/** A line of the journal of what became of units. */
export interface DispositionRow {
  readonly id: string;
  readonly return_line_id: string;
  readonly disposition: Disposition;
  readonly quantity: number;
  readonly location_id: string;
  /** The line that had set these units aside. */
  readonly releases: string | null;
  readonly note: string | null;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly at: Date;
}

/** Why goods may come back, and on which terms. */
export interface ReturnReasonRow {
  readonly code: string;
  readonly label: Record<string, string>;
  readonly fault: 'BUYER' | 'SHOP';
  readonly window_days: number;
  readonly needs_approval: boolean;
  readonly shipping_refund: 'NEVER' | 'WITH_LAST' | 'ALWAYS';
  readonly active: boolean;
  readonly position: number;
}

/** A plan that was executed. */
export interface RefundPlanRow {
  readonly id: string;
  readonly order_id: string;
  readonly return_id: string | null;
  /** Null where nothing of it was money. */
  readonly refund_id: string | null;
  /** Of an exchange: what the new goods do not cost. */
  readonly rest_refund_id: string | null;
  readonly hash: string;
  readonly currency: string;
  readonly goods_minor: number;
  readonly fee_minor: number;
  readonly clawback_minor: number;
  readonly released_minor: number;
  readonly shipping_minor: number;
  readonly amount_minor: number;
  readonly executed_by_kind: string;
  readonly executed_by_id: string | null;
  readonly executed_at: Date;
}

export interface RefundPlanLineRow {
  readonly plan_id: string;
  readonly order_line_id: string;
  readonly quantity: number;
  /** What the units have cost. */
  readonly goods_minor: number;
  /** What of that is not given back: fees, and what is kept for discounts. */
  readonly withheld_minor: number;
  readonly clawback_minor: number;
  /** What earlier plans had kept for discounts. */
  readonly released_minor: number;
}

/** Goods that were given for those of a return. */
export interface ExchangeRow {
  readonly id: string;
  readonly return_id: string;
  /** The order of the new goods. */
  readonly order_id: string;
  readonly refund_id: string;
  /** What pays for them. */
  readonly gift_card_id: string;
  readonly credit_minor: number;
  readonly exchanged_at: Date;
}

/** Other goods that were chosen for those of a return, and what became of that. */
export interface ReplacementRow {
  readonly id: string;
  readonly return_id: string;
  /** That was set aside, with its goods and prices. */
  readonly cart_id: string;
  readonly state: ReplacementState;
  readonly currency: string;
  readonly total_minor: number;
  /** Null once the goods that come back are there. */
  readonly kept_until: Date | null;
  readonly order_id: string | null;
  readonly chosen_at: Date;
  readonly ended_at: Date | null;
}

/** The label with which the goods of a return are sent. */
export interface ReturnLabelRow {
  readonly return_id: string;
  readonly carrier: string | null;
  /** The carrier's own name for the parcel. */
  readonly reference: string | null;
  readonly tracking_code: string | null;
  readonly label_url: string | null;
  readonly last_error: string | null;
  /** When its carrier is asked for it, again; null where it is there, or will never be. */
  readonly due_at: Date | null;
  /** When it is given back to its carrier; null where it is used, or was given back. */
  readonly void_due_at: Date | null;
  readonly asked_at: Date;
}

export interface ReturnTables {
  return_label: ReturnLabelRow;
  replacement: ReplacementRow;
  exchange: ExchangeRow;
  return_order: ReturnRow;
  return_line: ReturnLineRow;
  return_disposition: DispositionRow;
  return_reason: ReturnReasonRow;
  return_fee: { readonly currency: string; readonly label_minor: number };
  refund_plan: RefundPlanRow;
  refund_plan_line: RefundPlanLineRow;
}

/** The tables of returns, in this transaction or outside of one. */
export function returnTables(db: Kysely<unknown>): Kysely<ReturnTables> {
  return tables<ReturnTables>(db);
}
