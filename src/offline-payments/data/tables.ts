import type { Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type {
  BankLineState,
  ChequeState,
  OfflinePaymentState,
  PayoutState,
  TillSessionState,
  TradeInvoiceState,
} from '../domain/lifecycles.js';

/** The names of our own providers, as attempts bear them. */
export type OfflineProviderName = 'cash' | 'cheque' | 'bank-transfer' | 'on-account';

/** A payment in the books of one of our own providers; its key is the attempt's id. */
export interface OfflinePaymentRow {
  readonly key: string;
  readonly provider: OfflineProviderName;
  readonly reference: string;
  readonly intent_id: string;
  readonly customer_id: string | null;
  readonly currency: string;
  readonly amount_minor: number;
  readonly state: OfflinePaymentState;
  readonly authorized_minor: number;
  readonly captured_minor: number;
  readonly voided_minor: number;
  readonly refunded_minor: number;
  /** What has come by transfer, whether it pays, waits for the rest, or is owed back. */
  readonly received_minor: number;
  readonly made_at: Date;
}

/** A capture, void or refund in those books; its key is the operation's id. */
export interface OfflineOperationRow {
  readonly key: string;
  readonly payment_key: string;
  readonly kind: 'CAPTURE' | 'VOID' | 'REFUND';
  readonly amount_minor: number;
  readonly at: Date;
}

/** A till between its float and its count; what should lie in it is in `cash_minor`. */
export interface TillSessionRow {
  readonly id: string;
  readonly location_id: string;
  readonly currency: string;
  readonly state: TillSessionState;
  readonly cash_minor: number;
  readonly counted_minor: number | null;
  readonly opened_by: string | null;
  readonly opened_at: Date;
  readonly closed_by: string | null;
  readonly closed_at: Date | null;
}

/** What went into a till (above zero) or out of it (below). */
export interface TillMovementRow {
  readonly id: string;
  readonly till_session_id: string;
  readonly kind: 'FLOAT' | 'TAKEN' | 'PAID_OUT' | 'DIFFERENCE';
  readonly amount_minor: number;
  readonly tendered_minor: number | null;
  readonly payment_key: string | null;
  readonly payout_id: string | null;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly at: Date;
}

/** A cheque. Of its number only the last four digits are kept. */
export interface ChequeRow {
  readonly payment_key: string;
  readonly location_id: string;
  readonly state: ChequeState;
  readonly last_digits: string;
  readonly bank: string;
  readonly drawn_on: string;
  readonly received_at: Date;
  readonly ended_at: Date | null;
}

/** Why a line of the bank pays nothing by itself. */
export type BankLineProblem =
  | 'NO_REFERENCE'
  | 'UNKNOWN_REFERENCE'
  | 'OTHER_CURRENCY'
  | 'PAYMENT_OVER';

/** A credit on the bank's statement. */
export interface BankLineRow {
  readonly id: string;
  /** The bank's own name for the line: it counts once. */
  readonly bank_line_id: string;
  readonly state: BankLineState;
  readonly currency: string;
  readonly amount_minor: number;
  readonly remittance: string;
  readonly payer: string | null;
  readonly problem: BankLineProblem | null;
  readonly payment_key: string | null;
  readonly received_at: Date;
}

/** Why money has to go out. */
export type PayoutReason = 'REFUND' | 'OVERPAID' | 'NOT_PAID_IN_TIME' | 'NOT_OURS';

/** Money that has to go out by hand, and how it did. */
export interface PayoutRow {
  readonly id: string;
  readonly state: PayoutState;
  readonly reason: PayoutReason;
  readonly provider: OfflineProviderName;
  readonly payment_key: string | null;
  /** The refund that it carries out. */
  readonly operation_key: string | null;
  /** The line of the bank that it gives back. */
  readonly line_id: string | null;
  readonly currency: string;
  readonly amount_minor: number;
  readonly till_session_id: string | null;
  readonly bank_line_id: string | null;
  readonly made_at: Date;
  readonly paid_at: Date | null;
  readonly paid_by: string | null;
}

/** How much a business may owe. */
export interface TradeAccountRow {
  readonly customer_id: string;
  readonly currency: string;
  readonly limit_minor: number;
  /** Promised to orders whose goods have not left. */
  readonly reserved_minor: number;
  /** Owed on invoices. */
  readonly used_minor: number;
  readonly days_to_pay: number;
  readonly granted_at: Date;
  readonly granted_by: string | null;
}

/** What a business owes for goods that have left; its id is the capture's. */
export interface TradeInvoiceRow {
  readonly id: string;
  /** What the business writes with its transfer: a creditor reference. */
  readonly reference: string;
  readonly customer_id: string;
  readonly payment_key: string;
  readonly state: TradeInvoiceState;
  readonly currency: string;
  readonly amount_minor: number;
  readonly credited_minor: number;
  readonly settled_minor: number;
  readonly due_at: Date;
  readonly made_at: Date;
}

/** A payment of an invoice. */
export interface InvoiceSettlementRow {
  readonly id: string;
  readonly invoice_id: string;
  readonly line_id: string;
  readonly amount_minor: number;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly at: Date;
}

export interface OfflineTables {
  offline_payment: OfflinePaymentRow;
  offline_operation: OfflineOperationRow;
  till_session: TillSessionRow;
  till_movement: TillMovementRow;
  cheque: ChequeRow;
  bank_line: BankLineRow;
  payout: PayoutRow;
  trade_account: TradeAccountRow;
  trade_invoice: TradeInvoiceRow;
  invoice_settlement: InvoiceSettlementRow;
}

/** The tables of this module, in a transaction or outside of one. */
export function offlineTables(db: Kysely<unknown>): Kysely<OfflineTables> {
  return tables<OfflineTables>(db);
}
