import type { Work } from '../../platform/commands/work.js';
import type { LockedPayment } from '../data/store.js';
import { type ExceededLimit, exceededLimit } from './limits.js';
import { effectiveTender } from './payouts/effective-tender.js';
import type { RefundTender } from './payouts/tenders.js';
import {
  lockPaymentsOf,
  paymentsFor,
  type RefundShare,
  refuseBeyondRoom,
  shareOverPayments,
} from './refundable-payments.js';
import type { Refunded } from './refunded.js';
import type { RefundImpossible } from './send-refund.js';

export interface PlanRefund {
  readonly of: Refunded;
  /** Minor units; more than zero. */
  readonly amountMinor: number;
  readonly currency: string;
  /** The fulfilments that the goods have left with: the payments that were charged for them give first. */
  readonly deliveries: readonly string[];
  /** The payment that is to give it back; null where the last one gives first. */
  readonly intentId: string | null;
  /** How it is to go back; the way it came where it is left out. */
  readonly tender?: RefundTender | undefined;
}

/** How a refund would leave, if it were opened in this transaction. */
export interface PlannedRefund {
  readonly payments: readonly LockedPayment[];
  readonly shares: readonly RefundShare[];
  /** Which limit of the caller it goes beyond, so that a second person has to agree. */
  readonly exceeded: ExceededLimit | undefined;
  /** How it really goes back: what was paid in cash goes back in cash the way it came. */
  readonly tender: RefundTender;
}

/**
 * Says which payments would give back how much, and who would have to agree. The payments are locked from here on.
 * Refuses more than was taken (RefundNotPossible), and what a bank contests (PaymentDisputed).
 */
export async function planRefund(
  work: Work,
  { of, amountMinor, currency, deliveries, intentId, tender: asked = 'ORIGINAL' }: PlanRefund,
): Promise<PlannedRefund | RefundImpossible> {
  const payments = await lockPaymentsOf(work, of);
  const chosen = await paymentsFor(work, payments, { deliveries, intentId });
  const refused = await refuseBeyondRoom(work, of, amountMinor, payments);
  if (refused) return refused;
  const tender = effectiveTender(asked, payments);
  if (tender === 'EXCHANGE') return { payments, shares: [], exceeded: undefined, tender };
  // What leaves another way than it came cannot be traced to its buyer: two people look at it, however little it is.
  if (tender !== 'ORIGINAL')
    return { payments, shares: [], exceeded: { because: 'UNREFERENCED', limitMinor: 0 }, tender };
  const exceeded = await exceededLimit(work, amountMinor, currency);
  return { payments, shares: shareOverPayments(amountMinor, chosen), exceeded, tender };
}
