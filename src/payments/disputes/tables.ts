import type { DisputeState } from './lifecycle.js';

/** A dispute, as it is read. */
export interface DisputeRow {
  readonly id: string;
  readonly intent_id: string;
  readonly attempt_id: string;
  readonly order_id: string | null;
  readonly provider: string;
  readonly provider_reference: string;
  readonly state: DisputeState;
  /** The provider's own word. */
  readonly reason: string;
  readonly currency: string;
  readonly amount_minor: number;
  /** What the bank has taken back and not returned: all of it, or nothing. */
  readonly withdrawn_minor: number;
  readonly evidence_due_at: Date | null;
  readonly opened_at: Date;
  readonly updated_at: Date;
  readonly closed_at: Date | null;
}

/** Money of a dispute that the bank has taken back, or returned: out with the odd numbers, in with the even ones. */
export interface DisputeMovementRow {
  readonly id: string;
  readonly dispute_id: string;
  readonly number: number;
  readonly kind: 'WITHDRAWN' | 'REINSTATED';
  readonly amount_minor: number;
  readonly at: Date;
}

export interface DisputeTables {
  dispute: DisputeRow;
  dispute_movement: DisputeMovementRow;
}
