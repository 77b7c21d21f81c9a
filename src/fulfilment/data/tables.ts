import type { CaptureTrigger } from '../domain/capture-trigger.js';
import type { IdentityCheck } from '../domain/identity-check.js';
import type { FulfilmentKind, FulfilmentState } from '../domain/lifecycles.js';

/** A fulfilment as it stands in its table; reads take it as it is. */
export interface FulfilmentRow {
  readonly id: string;
  readonly order_id: string;
  readonly order_number: string;
  readonly kind: FulfilmentKind;
  readonly state: FulfilmentState;
  readonly stock_from: string;
  readonly collect_at: string | null;
  readonly task_at: string;
  readonly capture_trigger: CaptureTrigger;
  readonly charged_minor: number;
  readonly collector_name: string;
  readonly promised_at: Date;
  readonly offered_until: Date | null;
  readonly keep_until: Date | null;
  readonly remind_at: Date | null;
  readonly identity_check: IdentityCheck | null;
  readonly identity_checked_at: Date | null;
  readonly collector_email: string | null;
  readonly bay: string | null;
  readonly car: string | null;
  readonly waited_seconds: number | null;
  readonly tracking_code: string | null;
  readonly handled_by: string | null;
  readonly planned_at: Date;
  readonly accepted_at: Date | null;
  readonly ready_at: Date | null;
  readonly arrived_at: Date | null;
  readonly ended_at: Date | null;
}

/** The goods of a fulfilment as they stand in their table. */
export interface FulfilmentLineRow {
  readonly id: string;
  readonly fulfilment_id: string;
  readonly order_line_id: string;
  readonly variant_id: string;
  readonly sku: string;
  readonly title: Record<string, string>;
  readonly quantity: number;
  readonly picked: number | null;
  readonly handed_over: number;
  readonly refused: number;
  readonly total_minor: number;
  readonly position: number;
}

/** When goods are charged that go this way; of a channel, or of all that have no rule of their own. */
export interface CaptureRuleRow {
  readonly fulfilment_kind: FulfilmentKind;
  readonly channel: string | null;
  readonly capture_trigger: CaptureTrigger;
}

/** How long goods wait at the counter, and who may take them; of a location, or of all that have no rule of their own. */
export interface PickupRuleRow {
  readonly location_id: string | null;
  readonly keep_days: number;
  /** Null where nobody is reminded. */
  readonly remind_days_before: number | null;
  /** From this value on the person at the counter shows who they are; null where the code is enough. */
  readonly identity_from_minor: number | null;
  readonly identity_currency: string | null;
}

/** Who works on a task, and until when. */
export interface TaskClaimRow {
  readonly fulfilment_id: string;
  /** The id of a member of staff. */
  readonly claimed_by: string;
  readonly claimed_at: Date;
  readonly until: Date;
}

export interface FulfilmentTables {
  task_claim: TaskClaimRow;
  capture_rule: CaptureRuleRow;
  pickup_rule: PickupRuleRow;
  fulfilment: FulfilmentRow;
  fulfilment_line: FulfilmentLineRow;
}
