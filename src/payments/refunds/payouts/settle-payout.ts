import type { Work } from '../../../platform/commands/work.js';
import { paymentTables } from '../../data/store.js';
import type { LedgerAccount } from '../../ledger/chart.js';
import { post } from '../../ledger/post.js';
import type { RefundRow } from '../tables.js';
import { payoutNews } from './payout-news.js';

/** Money of a refund that waits to be handed out; locked until the commit. */
export interface DuePayout {
  readonly payoutId: string;
  readonly refund: RefundRow;
}

/**
 * Locks what is still to be handed out, by its own id or by that of its refund; undefined where it was, so that it is
 * handed out once.
 */
export async function lockDuePayout(work: Work, id: string): Promise<DuePayout | undefined> {
  const db = paymentTables(work.db);
  const known = await db
    .selectFrom('refund_payout')
    .select(['operation_id', 'refund_id'])
    .where((is) => is.or([is('operation_id', '=', id), is('refund_id', '=', id)]))
    .executeTakeFirst();
  if (!known) return undefined;
  const refund = await db
    .selectFrom('refund')
    .selectAll()
    .where('id', '=', known.refund_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const due = await db
    .selectFrom('refund_payout')
    .select('operation_id')
    .where('operation_id', '=', known.operation_id)
    .where('phase', '=', 'PENDING')
    .executeTakeFirst();
  return due && { payoutId: due.operation_id, refund };
}

/** Writes down that it was handed out, from which account, and as what. The refund has succeeded with it. */
export async function settlePayout(
  work: Work,
  { payoutId, refund }: DuePayout,
  { account, reference }: { readonly account: LedgerAccount; readonly reference: string },
): Promise<void> {
  const db = paymentTables(work.db);
  await db
    .updateTable('refund_payout')
    .set({ phase: 'SUCCEEDED', reference, ended_at: work.now })
    .where('operation_id', '=', payoutId)
    .execute();
  await db
    .updateTable('refund')
    .set({ state: 'SUCCEEDED', updated_at: work.now, ended_at: work.now })
    .where('id', '=', refund.id)
    .execute();
  const { order_id: orderId, amount_minor: amountMinor, currency } = refund;
  const entry = { operationId: payoutId, orderId, amountMinor, currency };
  await post(work, [{ ...entry, kind: 'REFUND_PAID_OUT', tender: account }]);
  work.emit(payoutNews('RefundPaidOut', refund, { payoutId, customerId: null }));
}
