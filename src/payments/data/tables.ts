import type { DisputeTables } from '../disputes/tables.js';
import type { DeclineCode } from '../domain/decline-codes.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import type { MethodFamily } from '../domain/method-families.js';
import type { LaterKind, OperationKind, OperationPhase } from '../domain/operation.js';
import type { AttemptState, NextAction } from '../domain/payment-attempt.js';
import type { CaptureMethod, PaymentPurpose } from '../domain/payment-wish.js';
import type { Consent, ConsentScope, SavedMethodState, Wallet } from '../domain/saved-method.js';
import type { Initiator, Sca, ScaExemption } from '../domain/sca.js';
import type { LedgerAccount } from '../ledger/chart.js';
import type { LedgerEntryKind } from '../ledger/posting-rules.js';
import type { RefundTables } from '../refunds/tables.js';

/** An intent as it is read. */
export interface PaymentIntentRow {
  readonly id: string;
  readonly order_id: string | null;
  /** Which of the payments of its order it is, from 1 on. */
  readonly tender: number;
  /** True where several people pay the order, and this is the share of one of them. */
  readonly shared: boolean;
  readonly customer_id: string | null;
  readonly guest_key: string | null;
  readonly state: IntentState;
  readonly capture_method: CaptureMethod;
  readonly purpose: PaymentPurpose;
  readonly wanted_for: string | null;
  /** So long what an order does not take is kept on hold. */
  readonly keeps_rest_until: Date | null;
  /** The payment whose capture gives up what this one holds anew. */
  readonly rest_of: string | null;
  readonly currency: string;
  /** Where the buyer is, where that is known. */
  readonly country: string | null;
  readonly amount_minor: number;
  readonly authorized_minor: number;
  readonly claimed_minor: number;
  readonly captured_minor: number;
  readonly void_pending_minor: number;
  readonly voided_minor: number;
  readonly expired_minor: number;
  readonly refund_pending_minor: number;
  readonly refunded_minor: number;
  readonly disputed_minor: number;
  readonly charged_back_minor: number;
  /** What open disputes are about, and what lost ones are: in full, whatever was taken and is left. */
  readonly contested_minor: number;
  readonly lost_minor: number;
  readonly authorization_expires_at: Date | null;
  readonly releases_rest: boolean;
  readonly renewed_at: Date | null;
  readonly renewal_asked_at: Date | null;
  readonly expires_at: Date;
  readonly last_decline_code: DeclineCode | null;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** An attempt as it is read. */
export interface PaymentAttemptRow {
  readonly id: string;
  readonly intent_id: string;
  readonly number: number;
  readonly state: AttemptState;
  readonly channel: string;
  readonly correlation_id: string;
  readonly method: string;
  readonly instalments: number | null;
  readonly provider: string;
  readonly method_token: string | null;
  readonly provider_reference: string | null;
  readonly decline_code: DeclineCode | null;
  readonly card_brand: string | null;
  readonly card_last4: string | null;
  readonly card_fingerprint: string | null;
  readonly next_action: NextAction | null;
  readonly return_url: string | null;
  readonly initiator: Initiator;
  readonly saved_method_id: string | null;
  readonly mandate_id: string | null;
  readonly exemption: ScaExemption | null;
  readonly is_step_up: boolean;
  /** True where the first capture of this payment is the last one, although its provider could capture several times. */
  readonly captures_once: boolean;
  readonly consent: Consent | null;
  readonly sca: Sca | null;
  readonly leased_until: Date | null;
  readonly enquire_at: Date | null;
  readonly enquiries: number;
  readonly requested_at: Date;
  readonly settled_at: Date | null;
}

/** A payment method that a customer has kept, or wants to keep. */
export interface SavedMethodRow {
  readonly id: string;
  readonly customer_id: string;
  readonly provider: string;
  readonly family: MethodFamily;
  readonly state: SavedMethodState;
  /** What the provider is asked to keep; forgotten once it has. */
  readonly setup_token: string | null;
  /** The provider's name for what it keeps. It is good for nothing without our key, and leaves us only to it. */
  readonly reference: string | null;
  /** The same for the same card. */
  readonly fingerprint: string | null;
  readonly brand: string | null;
  readonly last4: string | null;
  readonly wallet: Wallet | null;
  readonly expiry_month: number | null;
  readonly expiry_year: number | null;
  readonly is_default: boolean;
  /** Set where the card turned out to be kept already: that is the method to use. */
  readonly same_as: string | null;
  readonly failure_code: string | null;
  readonly channel: string;
  readonly correlation_id: string;
  readonly leased_until: Date | null;
  readonly enquire_at: Date | null;
  readonly enquiries: number;
  readonly last_used_at: Date | null;
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

/** What a customer has agreed to when a method was kept. A new agreement ends the one before. */
export interface MandateRow {
  readonly id: string;
  readonly method_id: string;
  /** The only order that it is for; null where it is for all. */
  readonly order_id: string | null;
  readonly scope: ConsentScope;
  readonly text_version: string;
  readonly max_amount_minor: number | null;
  readonly currency: string | null;
  readonly ends_at: Date | null;
  /** The plan of instalments that it is for alone, and all that may be taken for it; null for anything else. */
  readonly plan_id: string | null;
  readonly total_minor: number | null;
  readonly agreed_at: Date;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly channel: string;
  readonly correlation_id: string;
  readonly ended_at: Date | null;
}

/** One line of the journal. An operation is all lines with the same `operation_id`. */
export interface PaymentOperationRow {
  readonly id: string;
  readonly operation_id: string;
  readonly intent_id: string;
  readonly attempt_id: string;
  readonly kind: OperationKind;
  readonly phase: OperationPhase;
  readonly amount_minor: number;
  readonly currency: string;
  readonly provider: string;
  readonly provider_reference: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly channel: string;
  readonly correlation_id: string;
  readonly at: Date;
  /** The operation that this one takes back. */
  readonly undoes: string | null;
  /** The fulfilments that a capture is for, on its first line. */
  readonly deliveries: readonly string[] | null;
}

/** A capture, void or refund that has not ended: what is left to do, beside the journal of what was done. */
export interface PendingOperationRow {
  readonly operation_id: string;
  readonly intent_id: string;
  readonly attempt_id: string;
  readonly kind: LaterKind;
  readonly amount_minor: number;
  readonly releases_minor: number;
  readonly currency: string;
  readonly final: boolean;
  readonly reason: string | null;
  readonly channel: string;
  readonly correlation_id: string;
  readonly leased_until: Date | null;
  readonly enquire_at: Date;
  readonly enquiries: number;
  readonly sent: boolean;
  readonly requested_at: Date;
}

export type ProviderEventState = 'RECEIVED' | 'PROCESSED' | 'IGNORED' | 'QUARANTINED';

/** News of a provider, as it came in. */
export interface ProviderEventRow {
  readonly provider: string;
  readonly event_id: string;
  readonly type: string;
  readonly body: object;
  readonly state: ProviderEventState;
  readonly note: string | null;
  readonly tries: number;
  /** When it is to be read next, as long as it is RECEIVED. */
  readonly due_at: Date;
  readonly received_at: Date;
  readonly processed_at: Date | null;
}

/** One entry of the ledger; its postings sum to zero. */
export interface LedgerEntryRow {
  readonly id: string;
  readonly kind: LedgerEntryKind;
  readonly order_id: string | null;
  readonly intent_id: string | null;
  readonly operation_id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly channel: string;
  readonly correlation_id: string;
}

export interface LedgerPostingRow {
  readonly entry_id: string;
  readonly account: LedgerAccount;
  readonly currency: string;
  /** Debits are positive, credits negative. */
  readonly amount_minor: number;
}

export interface PaymentTables extends RefundTables, DisputeTables {
  payment_intent: PaymentIntentRow;
  payment_attempt: PaymentAttemptRow;
  saved_payment_method: SavedMethodRow;
  payment_mandate: MandateRow;
  payment_operation: PaymentOperationRow;
  pending_operation: PendingOperationRow;
  provider_event: ProviderEventRow;
  ledger_entry: LedgerEntryRow;
  ledger_posting: LedgerPostingRow;
}
