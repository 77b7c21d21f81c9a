import type { Generated } from 'kysely';
import type { TransferState } from '../domain/lifecycle.js';

/** A transfer as it stands in its table; reads take it as it is. */
export interface TransferRow {
  readonly id: string;
  readonly from_location_id: string;
  readonly to_location_id: string;
  readonly state: TransferState;
  readonly order_id: string | null;
  readonly order_number: string | null;
  readonly fulfilment_id: string | null;
  readonly reason: string;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly sent_at: Date | null;
  readonly expected_at: Date | null;
  readonly ended_at: Date | null;
  readonly released_at: Date | null;
}

export interface TransferLineRow {
  readonly id: string;
  readonly transfer_id: string;
  readonly variant_id: string;
  readonly order_line_id: string | null;
  readonly quantity: number;
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
  /** What has neither arrived nor been given up; the database computes it. */
  readonly in_transit: Generated<number>;
  readonly position: number;
}

/** A line as it is read. */
export type ShownTransferLine = Omit<TransferLineRow, 'in_transit'> & {
  readonly in_transit: number;
};

export interface TransferTables {
  transfer: TransferRow;
  transfer_line: TransferLineRow;
}
