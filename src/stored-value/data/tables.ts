import type { Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { GiftCardState } from '../domain/gift-card.js';
import type { ValueKind } from '../domain/value-kinds.js';

/** A gift card, or a customer's credit or points. What is held is part of the balance. */
export interface StoredAccountRow {
  readonly id: string;
  readonly kind: ValueKind;
  readonly currency: string;
  readonly state: GiftCardState;
  /** Minor units of the currency, or points. */
  readonly balance: number;
  readonly held: number;
  readonly last4: string | null;
  readonly customer_id: string | null;
  readonly expires_at: Date | null;
  readonly created_at: Date;
}

/** A payment with stored value, in the books of its provider. */
export interface StoredPaymentRow {
  readonly id: string;
  readonly kind: ValueKind;
  /** The idempotency key of the payment. */
  readonly key: string;
  readonly request_hash: Buffer;
  readonly our_reference: string;
  readonly account_id: string | null;
  readonly currency: string;
  readonly amount_minor: number;
  readonly units_per_minor: number;
  readonly authorized_minor: number;
  readonly captured_minor: number;
  readonly voided_minor: number;
  readonly refunded_minor: number;
  readonly decline_code: string | null;
  readonly created_at: Date;
}

export interface StoredOperationRow {
  readonly key: string;
  readonly payment_id: string;
  readonly kind: 'CAPTURE' | 'VOID' | 'REFUND';
  readonly amount_minor: number;
  readonly succeeded: boolean;
  readonly code: string | null;
  readonly at: Date;
}

export type EntryKind = 'ISSUE' | 'HOLD' | 'CAPTURE' | 'RELEASE' | 'REFUND' | 'ADJUST' | 'EXPIRE';

/** A line of the journal: what it has changed. Lines are never changed. */
export interface StoredEntryRow {
  readonly id: string;
  readonly account_id: string;
  readonly kind: EntryKind;
  readonly balance_change: number;
  readonly held_change: number;
  readonly payment_id: string | null;
  readonly operation_key: string | null;
  readonly reason: string | null;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly channel: string;
  readonly correlation_id: string;
  readonly at: Date;
}

interface GiftCardTokenRow {
  readonly token_hash: Buffer;
  readonly account_id: string;
  readonly expires_at: Date;
}

interface StoredValueTables {
  stored_account: StoredAccountRow & { readonly code_hash: Buffer | null };
  stored_payment: StoredPaymentRow;
  stored_operation: StoredOperationRow;
  stored_entry: StoredEntryRow;
  gift_card_token: GiftCardTokenRow;
}

/** All of an account but the hash of its code. */
export const accountColumns = [
  'id',
  'kind',
  'currency',
  'state',
  'balance',
  'held',
  'last4',
  'customer_id',
  'expires_at',
  'created_at',
] as const;

export function storedValueTables(db: Kysely<unknown>): Kysely<StoredValueTables> {
  return tables<StoredValueTables>(db);
}
