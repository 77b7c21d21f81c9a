import { type LockedPayment, successOf } from '../../data/store.js';
import type { RefundTender } from './tenders.js';

/** The providers whose payments go back as that by themselves. */
const providerOf: Readonly<Partial<Record<RefundTender, string>>> = {
  STORE_CREDIT: 'store-credit',
  GIFT_CARD: 'gift-card',
  CASH: 'cash',
};

/** What was paid in cash goes back in cash without being another way: ORIGINAL, where all of it came like that. */
export function effectiveTender(
  tender: RefundTender,
  payments: readonly LockedPayment[],
): RefundTender {
  const providers = payments.flatMap((payment) => successOf(payment)?.provider ?? []);
  const isSame = providers.length > 0 && providers.every((each) => each === providerOf[tender]);
  return isSame ? 'ORIGINAL' : tender;
}
