import type { Work } from '../platform/commands/work.js';
import type { PlanRow } from './data/tables.js';

/** What the module tells of plans that the shop funds. */
export type PlanEventType =
  | 'InstalmentPlanAgreed'
  | 'InstalmentPlanLessened'
  | 'InstalmentCharged'
  | 'InstalmentPaid'
  | 'InstalmentDeclined'
  | 'InstalmentOverdue';

interface PlanFacts {
  /** The number of the instalment that it is about. */
  readonly number?: number;
  /** Minor units of the plan's currency. */
  readonly amountMinor?: number;
  readonly intentId?: string | null;
  readonly code?: string | null;
  readonly nextTryAt?: Date | null;
}

/** Tells what has become of a plan, on its own stream and on that of its order. */
export function tellOfPlan(
  work: Work,
  type: PlanEventType,
  { id, order_id: orderId, customer_id: customerId, currency }: PlanRow,
  { number, amountMinor, ...rest }: PlanFacts = {},
): void {
  work.emit({
    streams: [`instalment-plan:${id}`, `order:${orderId}`],
    type,
    payload: {
      planId: id,
      orderId,
      customerId,
      ...rest,
      ...(number !== undefined && { instalmentNumber: number }),
      ...(amountMinor !== undefined && { amounts: { amountMinor, currency } }),
    },
  });
}
