import type { Work } from '../../platform/commands/work.js';
import { paymentTables } from '../data/store.js';
import { post } from './post.js';
import type { LedgerEntry } from './posting-rules.js';

/** Takes back what was granted with a refund that has failed. Where nothing was granted, nothing is withdrawn. */
export async function withdrawGrant(
  work: Work,
  refund: Pick<LedgerEntry, 'operationId' | 'intentId' | 'currency'>,
): Promise<void> {
  const granted = await paymentTables(work.db)
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_posting as p', 'p.entry_id', 'e.id')
    .select('p.amount_minor')
    .where('e.kind', '=', 'REFUND_GRANTED')
    .where('e.operation_id', '=', refund.operationId)
    .where('p.account', '=', 'REFUNDS')
    .executeTakeFirst();
  if (granted)
    await post(work, [{ ...refund, kind: 'REFUND_WITHDRAWN', amountMinor: granted.amount_minor }]);
}
