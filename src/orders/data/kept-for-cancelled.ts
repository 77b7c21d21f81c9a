import { shareOfUnits } from '../../kernel/money.js';
import { allocatedRefunds, waitingRefunds } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import type { OrderTables } from './tables.js';

/**
 * What of an order is kept for refunds that wait for a second person, or have failed, and that are about units which were
 * never delivered: it may not be given back another time. Minor units. Units that were delivered count first.
 */
export async function keptForCancelled(work: Work, orderId: string): Promise<number> {
  const waiting = await waitingRefunds(work.db, orderId);
  if (waiting.unsentMinor === 0) return 0;
  const { lines: allocated } = await allocatedRefunds(work.db, orderId);
  const lines = await tables<OrderTables>(work.db)
    .selectFrom('order_line')
    .select(['id', 'quantity', 'fulfilled', 'total_minor'])
    .where('order_id', '=', orderId)
    .execute();
  const keptMinor = lines.reduce((sum, { id, quantity, fulfilled, total_minor: totalMinor }) => {
    const deliveredMinor = shareOfUnits(totalMinor, quantity, 0, fulfilled);
    const beyondMinor = Math.max(0, (allocated.get(id)?.amountMinor ?? 0) - deliveredMinor);
    return sum + Math.min(waiting.lines.get(id) ?? 0, beyondMinor);
  }, 0);
  return Math.min(keptMinor, waiting.unsentMinor);
}
