import type { Gateway } from '../../platform/gateway.js';
import { paymentTables } from '../data/store.js';
import { expireApproval } from './decide-refund.js';

const batchSize = 200;

/** Ends the refunds that nobody has decided about in time, each in a transaction of its own. */
export async function expireApprovals(gateway: Gateway): Promise<void> {
  const due = await paymentTables(gateway.db)
    .selectFrom('refund_approval')
    .select('refund_id')
    .where('state', '=', 'WAITING')
    .where('expires_at', '<=', gateway.clock.now())
    .orderBy('expires_at')
    .limit(batchSize)
    .execute();
  for (const { refund_id: refundId } of due)
    await gateway.runAsSystem('expireApproval', (work) => expireApproval(work, refundId));
}
