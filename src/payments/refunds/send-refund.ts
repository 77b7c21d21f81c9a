import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { requestRefund } from '../commands/request-refund.js';
import { paymentTables } from '../data/store.js';
import type { RefundShare } from './refundable-payments.js';
import type { RefundRow } from './tables.js';
import { unsoldLeftOf } from './unsold-left.js';

export type RefundImpossible = Refusal<'RefundNotPossible'> | Refusal<'PaymentDisputed'>;

/**
 * Sends money of a refund on its way, by one or several payments; `driveOperation` asks their providers after the
 * commit. What the buyer has paid for goods that never left lessens no sale. The database refuses more than the amount of
 * the refund.
 */
export async function sendRefund(
  work: Work,
  refund: Pick<RefundRow, 'id' | 'order_id' | 'intent_id' | 'reason_code' | 'unsold_minor'>,
  shares: readonly RefundShare[],
): Promise<readonly string[] | RefundImpossible> {
  const db = paymentTables(work.db);
  await db
    .updateTable('refund')
    .set({ state: 'PROCESSING', updated_at: work.now, ended_at: null })
    .where('id', '=', refund.id)
    .execute();
  let leftMinor = await unsoldLeftOf(work, refund);
  const operationIds: string[] = [];
  for (const { intentId, amountMinor } of shares) {
    const unsoldMinor = Math.min(amountMinor, leftMinor);
    leftMinor -= unsoldMinor;
    const asked = await requestRefund(work, {
      intentId,
      amountMinor,
      reason: refund.reason_code,
      unsoldMinor,
      refundId: refund.id,
    });
    if (isRefusal(asked)) return asked;
    const { operationId } = asked;
    await db
      .insertInto('refund_payment')
      .values({
        operation_id: operationId,
        refund_id: refund.id,
        intent_id: intentId,
        amount_minor: amountMinor,
        phase: 'PENDING',
        code: null,
        requested_at: work.now,
        ended_at: null,
      })
      .execute();
    operationIds.push(operationId);
  }
  return operationIds;
}
