import type { NewEvent } from '../../../platform/events/event.js';
import type { RefundRow } from '../tables.js';
import type { RefundTender } from './tenders.js';

/** What is told of money that leaves another way than it came. */
export type PayoutEventType = 'RefundPayoutDue' | 'RefundPaidOut';

/** The payload of that news. */
export interface PayoutNews {
  readonly payoutId: string;
  readonly refundId: string;
  readonly orderId: string;
  readonly tender: RefundTender;
  readonly amountMinor: number;
  readonly currency: string;
  /** Whose order it was; null for a guest. */
  readonly customerId: string | null;
}

export function payoutNews(
  type: PayoutEventType,
  refund: RefundRow,
  { payoutId, customerId }: Pick<PayoutNews, 'payoutId' | 'customerId'>,
): NewEvent {
  const { id: refundId, order_id: orderId, tender, amount_minor: amountMinor, currency } = refund;
  return {
    streams: [`order:${orderId}`],
    type,
    payload: { payoutId, refundId, orderId, tender, amountMinor, currency, customerId },
  };
}
