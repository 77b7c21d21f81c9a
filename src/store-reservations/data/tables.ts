import type { Kysely } from 'kysely';
import type { Locale } from '../../kernel/refusal.js';
import { tables } from '../../platform/database/database.js';
import type { StoreReservationState } from '../domain/store-reservation-lifecycle.js';

/** Goods that a store keeps for somebody. */
export interface StoreReservationRow {
  readonly id: string;
  /** What people say on the phone. */
  readonly number: string;
  readonly state: StoreReservationState;
  readonly location_id: string;
  readonly customer_id: string | null;
  readonly guest_key: string | null;
  readonly email: string;
  readonly phone: string | null;
  readonly first_name: string;
  readonly last_name: string;
  /** The language in which whoever asked for it is written to. */
  readonly locale: Locale;
  readonly channel: string;
  readonly currency: string;
  /** Why it was rejected or given up, in the words of who did. */
  readonly reason: string | null;
  readonly order_id: string | null;
  readonly requested_at: Date;
  readonly confirmed_at: Date | null;
  readonly ready_at: Date | null;
  /** Until then the store answers, or the buyer comes. */
  readonly expires_at: Date;
  /** When whoever asked was reminded that the goods wait. */
  readonly reminded_at: Date | null;
  readonly ended_at: Date | null;
}

export interface StoreReservationLineRow {
  readonly id: string;
  readonly store_reservation_id: string;
  readonly position: number;
  readonly variant_id: string;
  readonly quantity: number;
  /** What one cost when it was reserved; it is sold at the price of the day. */
  readonly unit_price_minor: number;
}

interface StoreReservationTables {
  store_reservation: StoreReservationRow;
  store_reservation_line: StoreReservationLineRow;
}

/** The tables of the module, in a transaction or outside of one. */
export function storeReservationTables(db: Kysely<unknown>): Kysely<StoreReservationTables> {
  return tables<StoreReservationTables>(db);
}
