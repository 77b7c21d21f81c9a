import type { Kysely } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { InstalmentState } from '../domain/instalment-lifecycle.js';

/** A plan that the shop funds. What is financed is a payment of its order, and this row its book. */
export interface PlanRow {
  readonly id: string;
  /** The payment of the order that stands for the later instalments. */
  readonly intent_id: string;
  /** The payment of the order that is the first instalment. */
  readonly first_intent_id: string;
  readonly order_id: string;
  readonly customer_id: string;
  readonly currency: string;
  readonly count: number;
  readonly first_minor: number;
  /** What the later instalments pay of the price. */
  readonly financed_minor: number;
  readonly fee_minor: number;
  /** A day of the calendar in the shop's zone. */
  readonly first_on: string;
  readonly retry_after_days: readonly number[];
  /** The attempt that it was promised to; null until then. */
  readonly payment_key: string | null;
  readonly authorized_minor: number;
  readonly captured_minor: number;
  readonly voided_minor: number;
  readonly refunded_minor: number;
  readonly agreed_at: Date;
}

/** A later instalment: the first is paid with the order. */
export interface InstalmentRow {
  readonly id: string;
  readonly plan_id: string;
  readonly number: number;
  readonly due_on: string;
  /** As it was agreed to; never changed. */
  readonly amount_minor: number;
  /** By how much it was lessened since. */
  readonly reduced_minor: number;
  /** What a charge has brought for it. */
  readonly paid_minor: number;
  readonly state: InstalmentState;
  /** How often it was charged in the customer's absence. */
  readonly tries: number;
  readonly due_at: Date;
  readonly next_try_at: Date | null;
  /** The payment that pays it, or is to. */
  readonly intent_id: string | null;
  readonly initiator: 'CUSTOMER' | 'MERCHANT' | null;
  readonly decline_code: string | null;
}

/** What can happen to a plan. */
export const stepKinds = {
  AGREED: 'It was agreed to.',
  DELIVERED: 'Goods for it have left, or were charged in advance.',
  RELEASED: 'So much of it need not be financed after all: no goods leave for it.',
  RETURNED: 'So much of it was given back.',
  LESSENED: 'An instalment was lessened.',
  CHARGED: 'An instalment was asked for.',
  PAID: 'An instalment was paid.',
  DECLINED: 'A charge has brought nothing.',
  OVERDUE: 'An instalment is overdue.',
  GIVEN_BACK: 'What was paid and need not be is sent back.',
} as const;
export type StepKind = keyof typeof stepKinds;

/** One line of the history of a plan, which is never changed. */
export interface StepRow {
  readonly id: string;
  readonly plan_id: string;
  readonly number: number | null;
  readonly kind: StepKind;
  readonly amount_minor: number;
  /** Of a capture, void or refund of the payment: it happens once. */
  readonly operation_key: string | null;
  readonly intent_id: string | null;
  readonly code: string | null;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly channel: string;
  readonly correlation_id: string;
  readonly at: Date;
}

interface PlanTables {
  instalment_plan: PlanRow;
  instalment: InstalmentRow;
  instalment_step: StepRow;
}

/** The tables of plans, in a transaction or outside of one. */
export function planTables(db: Kysely<unknown>): Kysely<PlanTables> {
  return tables<PlanTables>(db);
}
