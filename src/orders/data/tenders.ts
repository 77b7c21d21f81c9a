import {
  amountsOf,
  capturableMinor,
  type IntentState,
  intentsOfOrder,
  isPromised,
  type ReadIntent,
  refundableMinor,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import type { RefundPolicy, Tender } from '../domain/tenders.js';

/** A payment of an order, as it stands, with what may be drawn from it and given back to it. */
export interface TenderOfOrder extends Tender {
  readonly intent: ReadIntent;
  /** What was taken and not given back, and what captures under way will take. */
  readonly takenMinor: number;
}

/** The payments of an order in the order in which money is drawn from them; none where it costs nothing. */
export async function tendersOf(work: Work, orderId: string): Promise<TenderOfOrder[]> {
  return (await intentsOfOrder(work.db, orderId)).map((intent) => {
    const amounts = amountsOf(intent);
    const refundable = refundableMinor(amounts);
    return {
      intent,
      intentId: intent.id,
      capturableMinor: capturableMinor(amounts),
      refundableMinor: refundable,
      takenMinor: refundable + amounts.claimedMinor,
    };
  });
}

const awaitedStates: ReadonlySet<IntentState> = new Set([
  'REQUIRES_PAYMENT_METHOD',
  'REQUIRES_CONFIRMATION',
  'REQUIRES_ACTION',
  'PROCESSING',
  'UNKNOWN',
  'CONFLICTED',
]);

/** True of a payment whose outcome is open: what it is about may still come. */
export function isAwaited({ state }: ReadIntent): boolean {
  return awaitedStates.has(state);
}

/** The place of one more payment, behind all others. */
export function nextPlace(tenders: readonly TenderOfOrder[]): number {
  return tenders.reduce((last, { intent }) => Math.max(last, intent.tender), 0) + 1;
}

/** People who pay together are given back alike; a single buyer, from the last tender backwards. */
export function refundPolicyOf(tenders: readonly TenderOfOrder[]): RefundPolicy {
  return tenders.some(({ intent }) => intent.shared) ? 'PROPORTIONAL' : 'LAST_FIRST';
}

/** True where the promises of all tenders together cover what the order costs. */
export function coverAll(
  totalMinor: number,
  intents: readonly { readonly state: ReadIntent['state']; readonly amount_minor: number }[],
): boolean {
  const promisedMinor = intents
    .filter(isPromised)
    .reduce((sum, intent) => sum + intent.amount_minor, 0);
  return promisedMinor >= totalMinor;
}
