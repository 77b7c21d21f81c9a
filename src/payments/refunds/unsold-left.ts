import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { creditOf } from '../ledger/credit-of.js';
import type { RefundRow } from './tables.js';

/**
 * What of a refund was paid for goods that never left, and is not under way yet; in minor units. Of an order that was said
 * when it was asked for: what its buyer has paid ahead for goods to come is credit too, and not for this refund. Of a
 * payment without an order it is all that was paid and not used.
 */
export async function unsoldLeftOf(
  work: Work,
  refund: Pick<RefundRow, 'id' | 'order_id' | 'intent_id' | 'unsold_minor'>,
): Promise<number> {
  const { id, order_id: orderId, intent_id: paymentId, unsold_minor: unsoldMinor } = refund;
  if (orderId === null && paymentId !== null) return creditOf(work.db, { paymentId });
  if (unsoldMinor === 0) return 0;
  const { rows } = await sql<{ usedMinor: number }>`
    select coalesce(sum(p.amount_minor - coalesce(g.amount_minor, 0)), 0)::bigint as "usedMinor"
    from refund_payment p left join lateral (
      select q.amount_minor from ledger_entry e join ledger_posting q on q.entry_id = e.id
      where e.kind = 'REFUND_GRANTED' and e.operation_id = p.operation_id and q.account = 'REFUNDS') g on true
    where p.refund_id = ${id}::uuid and p.phase <> 'FAILED'`.execute(work.db);
  return Math.max(0, unsoldMinor - (rows[0]?.usedMinor ?? 0));
}
