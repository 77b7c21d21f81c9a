import type { Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { EventTables } from '../../platform/events/event.js';
import type { ShareItem, Split } from '../domain/plan-shares.js';
import type { ShareState } from '../domain/share-state.js';
import type { SharedPaymentState } from '../domain/shared-payment-lifecycle.js';

/** An order that several people pay; its owner is who began it. */
export interface SharedPaymentRow {
  readonly id: string;
  readonly order_id: string;
  readonly customer_id: string | null;
  readonly guest_key: string | null;
  readonly split: Split;
  readonly state: SharedPaymentState;
  readonly currency: string;
  readonly total_minor: number;
  readonly deadline: Date;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

/** What one person pays. What the initiator adds for those who did not has neither a name nor a link. */
export interface PaymentShareRow {
  readonly id: string;
  readonly shared_payment_id: string;
  readonly number: number;
  readonly intent_id: string;
  readonly display_name: string | null;
  readonly amount_minor: number;
  /** What was last told of its payment. */
  readonly state: ShareState;
  readonly token_hash: string | null;
  readonly items: readonly ShareItem[];
}

interface SharingTables extends EventTables {
  shared_payment: SharedPaymentRow;
  payment_share: PaymentShareRow;
}

/** The tables of the module, in a transaction or outside of one. */
export function sharingTables(db: Kysely<unknown>): Kysely<SharingTables> {
  return tables<SharingTables>(db);
}
