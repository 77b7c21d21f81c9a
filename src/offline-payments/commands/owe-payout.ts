import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { offlineTables, type PayoutRow } from '../data/tables.js';
import { payoutOwed } from '../events.js';

type NewPayout = Pick<PayoutRow, 'reason' | 'provider' | 'currency' | 'amount_minor'> &
  Partial<Pick<PayoutRow, 'payment_key' | 'operation_key' | 'line_id'>>;

/** Puts money that has to go out by hand on the list of those who pay it out. A refund is listed once. */
export async function owePayout(work: Work, owed: NewPayout): Promise<void> {
  const payout: PayoutRow = {
    id: newId(),
    state: 'OWED',
    payment_key: null,
    operation_key: null,
    line_id: null,
    ...owed,
    till_session_id: null,
    bank_line_id: null,
    made_at: work.now,
    paid_at: null,
    paid_by: null,
  };
  const written = await offlineTables(work.db)
    .insertInto('payout')
    .values(payout)
    .onConflict((conflict) => conflict.column('operation_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written) work.emit(payoutOwed(payout));
}
