import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { splitUnsold } from '../../orders/index.js';
import { openRefund, type RefundReason } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { writeExecutedPlan } from '../data/plans.js';
import type { RefundPlan } from '../domain/refund-plan.js';
import { refundPlanOutdated } from '../domain/refusals.js';
import type { ReturnOrder } from '../domain/return-order.js';
import { returnNews } from '../events.js';
import { letGoOfReplacement } from './exchange/let-go-of-replacement.js';
import { type PlannedReturn, planRefundOf, type RefundPlanAsk } from './plan-refund-of.js';

export interface ExecuteRefundPlan {
  readonly ask: RefundPlanAsk;
  /** The plan that was looked at. */
  readonly hash: string;
  readonly reasonCode: RefundReason;
  readonly reason: string;
}

/** What was executed, and what is to be driven at the providers after the commit. */
export interface ExecutedRefundPlan {
  readonly orderId: string;
  readonly returnId: string | null;
  /** Null where nothing of it was money. */
  readonly refundId: string | null;
  readonly operationIds: readonly string[];
}

/**
 * Gives money back exactly as the plan with this hash says, and completes the return that it is for. Refuses another
 * plan than there is now (RefundPlanOutdated), so of two at once one is executed; and like `planRefundOf`. Above the
 * limits of the caller the refund waits for a second person. What was kept to be exchanged for it is on sale again.
 */
export async function executeRefundPlan(work: Work, input: ExecuteRefundPlan) {
  const planned = await planRefundOf(work, input.ask);
  if (isRefusal(planned)) return planned;
  const { plan, hash, returned } = planned;
  if (hash !== input.hash) return refundPlanOutdated({ hash: input.hash, currentHash: hash });
  const opened = await open(work, planned, input);
  if (isRefusal(opened)) return opened;
  await writeExecutedPlan(work, plan, { hash, refundId: opened.refundId });
  completeReturn(work, plan, returned, opened.refundId);
  if (returned) await letGoOfReplacement(work, returned, 'PAID_BACK');
  return { orderId: plan.orderId, returnId: plan.returnId, ...opened };
}

async function open(
  work: Work,
  { plan, deliveries, unsold }: PlannedReturn,
  { ask: { tender }, reasonCode, reason }: ExecuteRefundPlan,
): Promise<
  | Pick<ExecutedRefundPlan, 'refundId' | 'operationIds'>
  | Refusal<'RefundNotPossible'>
  | Refusal<'PaymentDisputed'>
> {
  if (plan.amountMinor === 0) return { refundId: null, operationIds: [] };
  const { orderId, amountMinor, currency, shippingMinor } = plan;
  return openRefund(work, {
    of: { orderId },
    amountMinor,
    currency,
    ...splitUnsold(unsold, {
      lines: plan.lines.filter((line) => line.amountMinor > 0),
      shippingMinor,
    }),
    deliveries,
    reasonCode,
    reason,
    intentId: null,
    tender,
  });
}

/** What came back is paid back, or will be: the return is over, where it was not before. */
export function completeReturn(
  work: Work,
  { amountMinor, currency }: RefundPlan,
  returned: ReturnOrder | null,
  refundId: string | null,
): void {
  if (!returned?.can('complete')) return;
  const from = returned.state;
  returned.complete(work.now);
  work.emit(returnNews('ReturnCompleted', returned, from, { refundId, amountMinor, currency }));
}
