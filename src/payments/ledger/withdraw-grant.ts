import type { Work } from '../../platform/commands/work.js';
import { paymentTables } from '../data/store.js';
import { post } from './post.js';
import type { LedgerEntry } from './posting-rules.js';

/** Takes back what a refund that has failed was posted for. Where nothing was granted, nothing is withdrawn. */
export async function withdrawGrant(
  work: Work,
  refund: Pick<LedgerEntry, 'operationId' | 'intentId' | 'amountMinor' | 'currency'>,
): Promise<void> {
  const granted = await paymentTables(work.db)
    .selectFrom('ledger_entry')
    .select('id')
    .where('kind', '=', 'REFUND_GRANTED')
    .where('operation_id', '=', refund.operationId)
    .executeTakeFirst();
  if (granted) await post(work, [{ ...refund, kind: 'REFUND_WITHDRAWN' }]);
}
