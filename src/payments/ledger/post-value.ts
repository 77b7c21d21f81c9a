import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import type { LedgerAccount } from './chart.js';
import { post } from './post.js';

/** Value that is given away, or taken off again, without a payment. */
export interface GivenValue {
  /** The line of the journal that says so: it is posted once. */
  readonly entryId: string;
  /** Whose debt of ours it is: GIFT_CARDS, STORE_CREDIT or POINTS_LIABILITY. */
  readonly account: LedgerAccount;
  /** Minor units: more than zero where it is given, less where it is taken off. */
  readonly amountMinor: number;
  readonly currency: string;
}

/** Posts what was given away or taken off. To be called in the transaction of the line that says so. */
export async function postValue(work: Work, given: GivenValue): Promise<void> {
  const { entryId: operationId, account: tender, amountMinor, currency } = given;
  if (amountMinor === 0) return;
  const kind = amountMinor > 0 ? 'VALUE_ISSUED' : 'VALUE_WITHDRAWN';
  await post(work, [{ kind, tender, operationId, amountMinor: Math.abs(amountMinor), currency }]);
}

/** All that was posted so, for checks: `entry_id`, `account`, `currency`, and `amount_minor` as it was given. */
export const postedValues = sql`
  select e.operation_id as entry_id, p.account, p.currency, -p.amount_minor as amount_minor
  from ledger_entry e join ledger_posting p on p.entry_id = e.id
  where e.kind in ('VALUE_ISSUED', 'VALUE_WITHDRAWN') and p.account <> 'PROMOTIONS'`;
