import { newId } from '../../../kernel/ids.js';
import type { Work } from '../../../platform/commands/work.js';
import { type LockedPayment, paymentTables } from '../../data/store.js';
import { post } from '../../ledger/post.js';
import type { RefundRow } from '../tables.js';
import { unsoldLeftOf } from '../unsold-left.js';
import { payoutNews } from './payout-news.js';

/**
 * Promises money of a refund that leaves another way than it came: from here on it is owed to the buyer, and whoever
 * hands such things out hears of it. The payments of the order keep it, and give it to no other refund.
 */
export async function promisePayout(
  work: Work,
  refund: RefundRow,
  payments: readonly LockedPayment[],
): Promise<void> {
  const db = paymentTables(work.db);
  const { order_id: orderId, amount_minor: amountMinor, currency } = refund;
  const grantedMinor = amountMinor - Math.min(amountMinor, await unsoldLeftOf(work, refund));
  await db
    .updateTable('refund')
    .set({ state: 'PROCESSING', updated_at: work.now, ended_at: null })
    .where('id', '=', refund.id)
    .execute();
  const payoutId = newId();
  await db
    .insertInto('refund_payout')
    .values({
      operation_id: payoutId,
      refund_id: refund.id,
      amount_minor: amountMinor,
      phase: 'PENDING',
      reference: null,
      requested_at: work.now,
      ended_at: null,
    })
    .execute();
  const entry = { operationId: payoutId, orderId, amountMinor, currency };
  await post(work, [
    ...(grantedMinor > 0
      ? [{ ...entry, kind: 'REFUND_GRANTED' as const, amountMinor: grantedMinor }]
      : []),
    { ...entry, kind: 'REFUND_PROMISED' },
  ]);
  const customerId = payments.find(({ intent }) => intent.customerId)?.intent.customerId ?? null;
  work.emit(payoutNews('RefundPayoutDue', refund, { payoutId, customerId }));
}
