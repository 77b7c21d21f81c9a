import { createHash } from 'node:crypto';
import type { RefundTender } from '../../payments/index.js';
import type { PricedRefund } from './price-refund.js';

/** A sum that goes back: by the payment that it came with, or another way. */
export interface PlannedTender {
  readonly tender: RefundTender;
  /** Null where it goes another way than it came. */
  readonly intentId: string | null;
  readonly amountMinor: number;
}

/** What would be given back now, and how. Its hash names it: executed is only what was looked at. */
export interface RefundPlan extends PricedRefund {
  readonly orderId: string;
  readonly returnId: string | null;
  readonly currency: string;
  readonly tenders: readonly PlannedTender[];
}

/** The name of a plan: another one as soon as a cent, a unit or a tender of it differs. */
export function hashOfPlan(plan: RefundPlan): string {
  const { orderId, returnId, currency, lines, shippingMinor, feeMinor, tenders } = plan;
  const facts = [
    orderId,
    returnId,
    currency,
    lines.map((line) => [
      line.orderLineId,
      line.quantity,
      line.goodsMinor,
      line.withheldMinor,
      line.clawbackMinor,
      line.releasedMinor,
      line.amountMinor,
    ]),
    shippingMinor,
    feeMinor,
    tenders.map(({ tender, intentId, amountMinor }) => [tender, intentId, amountMinor]),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
