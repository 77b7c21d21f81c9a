import type { Work } from '../../platform/commands/work.js';
import { paymentTables } from '../data/store.js';
import type { OperationOutcome } from '../providers/provider.js';
import type { RefundState } from './lifecycles.js';

/**
 * Writes down how a payment of a refund has ended, in the transaction that ends it in the journal. The refund has
 * succeeded once all of it has arrived, and failed where nothing of it is under way any more before that. Answers the
 * refund; undefined where the operation belongs to none.
 */
export async function settleRefund(
  work: Work,
  operationId: string,
  outcome: Exclude<OperationOutcome, { kind: 'unknown' }>,
): Promise<string | undefined> {
  const db = paymentTables(work.db);
  const isPaid = outcome.kind === 'succeeded';
  const ended = await db
    .updateTable('refund_payment')
    .set({
      phase: isPaid ? 'SUCCEEDED' : 'FAILED',
      code: isPaid ? null : outcome.code,
      ended_at: work.now,
    })
    .where('operation_id', '=', operationId)
    .where('phase', '=', 'PENDING')
    .returning('refund_id')
    .executeTakeFirst();
  if (!ended) return undefined;
  await followPayments(work, ended.refund_id);
  return ended.refund_id;
}

/**
 * A payment of a refund that had arrived has failed after all: so much of the refund may be sent another way. Answers
 * the refund; undefined where the operation belongs to none.
 */
export async function undoRefundPayment(
  work: Work,
  operationId: string,
  code: string | undefined,
): Promise<string | undefined> {
  const db = paymentTables(work.db);
  const arrived = await db
    .selectFrom('refund_payment')
    .select('refund_id')
    .where('operation_id', '=', operationId)
    .where('phase', '=', 'SUCCEEDED')
    .executeTakeFirst();
  if (!arrived) return undefined;
  // First the refund is no success any more: the database holds one to what has arrived.
  await db
    .updateTable('refund')
    .set({ state: 'PROCESSING' })
    .where('id', '=', arrived.refund_id)
    .execute();
  await db
    .updateTable('refund_payment')
    .set({ phase: 'FAILED', code: code ?? null, ended_at: work.now })
    .where('operation_id', '=', operationId)
    .execute();
  await followPayments(work, arrived.refund_id);
  return arrived.refund_id;
}

/** Derives the state of a refund from what its payments have sent and brought. */
async function followPayments(work: Work, refundId: string): Promise<void> {
  const db = paymentTables(work.db);
  // Counting the payment has locked the refund: of two that end at once, the second sees the first.
  const { amount_minor, sent_minor, refunded_minor } = await db
    .selectFrom('refund')
    .select(['amount_minor', 'sent_minor', 'refunded_minor'])
    .where('id', '=', refundId)
    .executeTakeFirstOrThrow();
  const state = stateOf(amount_minor, sent_minor, refunded_minor);
  await db
    .updateTable('refund')
    .set({ state, updated_at: work.now, ended_at: state === 'PROCESSING' ? null : work.now })
    .where('id', '=', refundId)
    .execute();
}

function stateOf(amountMinor: number, sentMinor: number, refundedMinor: number): RefundState {
  if (refundedMinor === amountMinor) return 'SUCCEEDED';
  return sentMinor > refundedMinor ? 'PROCESSING' : 'FAILED';
}
