import type { Generated } from 'kysely';
import type { ActorKind, Channel } from '../../platform/auth/actor.js';
import type { ReservationState } from '../domain/reservation.js';

export interface StockItemRow {
  variant_id: string;
  location_id: string;
  on_hand: number;
  reserved: number;
  safety_target: number;
  /** What the target leaves of the free units; the database computes it. */
  safety: Generated<number>;
  incoming: number;
  back_orderable: boolean;
  version: number;
}

export interface ReservationRow {
  id: string;
  variant_id: string;
  location_id: string;
  quantity: number;
  state: ReservationState;
  cart_id: string | null;
  order_id: string | null;
  order_line_id: string | null;
  expires_at: Date | null;
  created_at: Date;
  ended_at: Date | null;
}

export const movementKinds = [
  'RECEIPT',
  'ADJUST',
  'RESERVE',
  'RELEASE',
  'SHIP',
  'HANDOVER',
  'RETURN',
  'TRANSFER_OUT',
  'TRANSFER_IN',
  'DAMAGE',
] as const;
export type MovementKind = (typeof movementKinds)[number];

export interface StockMovementRow {
  id: string;
  variant_id: string;
  location_id: string;
  kind: MovementKind;
  on_hand_delta: number;
  reserved_delta: number;
  reservation_id: string | null;
  transfer_id: string | null;
  reason: string | null;
  actor_kind: ActorKind;
  actor_id: string | null;
  channel: Channel;
  correlation_id: string;
  at: Date;
}

export interface StockTables {
  stock_item: StockItemRow;
  reservation: ReservationRow;
  stock_movement: StockMovementRow;
}

/** An item as a statement leaves it. */
export interface ItemState {
  variant_id: string;
  location_id: string;
  on_hand: number;
  reserved: number;
  safety: number;
}
