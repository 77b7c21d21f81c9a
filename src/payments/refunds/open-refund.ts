import { askApproval } from '../../approvals/index.js';
import { newId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { paymentTables } from '../data/store.js';
import type { ExceededLimit } from './limits.js';
import { promisePayout } from './payouts/promise-payout.js';
import type { RefundTender } from './payouts/tenders.js';
import { planRefund } from './plan-refund.js';
import { type RefundReason, refundReasons } from './reasons.js';
import type { Refunded } from './refunded.js';
import { type RefundImpossible, sendRefund } from './send-refund.js';
import type { RefundRow } from './tables.js';
import { tellOfRefund } from './tell-of-refund.js';

/** What is given back for one line of an order. */
export interface RefundedPart {
  readonly orderLineId: string;
  /** Units; 0 where it is a part of their price. */
  readonly quantity: number;
  readonly amountMinor: number;
  /** How many of the units never left, and what of the amount is for those; none where it is left out. */
  readonly unsoldUnits?: number;
  readonly unsoldMinor?: number;
}

export interface OpenRefund {
  readonly of: Refunded;
  /** Minor units; more than zero. Of an order it is what its lines and its shipping come to. */
  readonly amountMinor: number;
  readonly currency: string;
  /** None where there is no order. */
  readonly lines: readonly RefundedPart[];
  readonly shippingMinor: number;
  /** What of the shipping was paid for parcels that never left; nothing where it is left out. */
  readonly unsoldShippingMinor?: number;
  /** The fulfilments that the lines have left with: the payments that were charged for them give first. */
  readonly deliveries: readonly string[];
  readonly reasonCode: RefundReason;
  readonly reason: string;
  /** The payment that is to give it back; null where the last one gives first. */
  readonly intentId: string | null;
  /** How it is to go back; the way it came where it is left out. */
  readonly tender?: RefundTender | undefined;
}

export interface OpenedRefund {
  readonly refundId: string;
  /** What is to be driven at the providers after the commit; nothing while a second person has to agree. */
  readonly operationIds: readonly string[];
}

/**
 * Writes a refund down and sends it on its way, or puts it before a second person where it is above the limits of the
 * caller. Of an order it is called by whoever holds its lock, and knows that its lines still have so much to give
 * back. Refuses more than was taken (RefundNotPossible), and what a bank contests (PaymentDisputed).
 */
export async function openRefund(
  work: Work,
  asked: OpenRefund,
): Promise<OpenedRefund | RefundImpossible> {
  const planned = await planRefund(work, asked);
  if (isRefusal(planned)) return planned;
  const { payments, shares, exceeded, tender } = planned;
  const refund = await rowOf(work, { ...asked, tender }, exceeded);
  const db = paymentTables(work.db);
  await db.insertInto('refund').values(refund).execute();
  if (asked.lines.length > 0)
    await db
      .insertInto('refund_line')
      .values(
        asked.lines.map((part) => ({
          refund_id: refund.id,
          order_line_id: part.orderLineId,
          quantity: part.quantity,
          amount_minor: part.amountMinor,
          unsold_units: part.unsoldUnits ?? 0,
          unsold_minor: part.unsoldMinor ?? 0,
        })),
      )
      .execute();
  if (exceeded) {
    tellOfRefund(work, 'RefundApprovalRequested', refund, payments, asked.reasonCode);
    return { refundId: refund.id, operationIds: [] };
  }
  if (tender !== 'ORIGINAL') {
    await promisePayout(work, refund, payments);
    return { refundId: refund.id, operationIds: [] };
  }
  const operationIds = await sendRefund(work, refund, shares);
  return isRefusal(operationIds) ? operationIds : { refundId: refund.id, operationIds };
}

/** The refund as it is written down; above a limit with the question to a second person. */
async function rowOf(
  work: Work,
  asked: OpenRefund,
  exceeded: ExceededLimit | undefined,
): Promise<RefundRow> {
  const { actor, channel, correlationId } = work.caller;
  const id = newId();
  return {
    id,
    order_id: 'orderId' in asked.of ? asked.of.orderId : null,
    intent_id: 'paymentId' in asked.of ? asked.of.paymentId : asked.intentId,
    state: exceeded ? 'AWAITING_APPROVAL' : 'REQUESTED',
    reason_code: asked.reasonCode,
    reason: asked.reason,
    currency: asked.currency,
    amount_minor: asked.amountMinor,
    shipping_minor: asked.shippingMinor,
    unsold_minor: asked.lines.reduce(
      (sum, { unsoldMinor = 0 }) => sum + unsoldMinor,
      asked.unsoldShippingMinor ?? 0,
    ),
    sent_minor: 0,
    refunded_minor: 0,
    requested_by_kind: actor.kind,
    requested_by_id: actor.id ?? actor.kind,
    channel,
    correlation_id: correlationId,
    requested_at: work.now,
    updated_at: work.now,
    ended_at: null,
    deliveries: asked.deliveries,
    tender: asked.tender ?? 'ORIGINAL',
    approval_id: exceeded ? await ask(work, id, asked, exceeded) : null,
  };
}

function ask(
  work: Work,
  refundId: string,
  asked: OpenRefund,
  exceeded: ExceededLimit,
): Promise<string> {
  const { locationIds } = work.caller.actor;
  const { fr, en } = refundReasons[asked.reasonCode];
  return askApproval(work, {
    kind: 'REFUND',
    subjectId: refundId,
    locationId: locationIds.length === 1 ? (locationIds[0] ?? null) : null,
    amountMinor: asked.amountMinor,
    currency: asked.currency,
    summary: { fr: `${fr} ${asked.reason}`, en: `${en} ${asked.reason}` },
    ...exceeded,
  });
}
