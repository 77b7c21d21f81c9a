import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { offlineTables, type PayoutRow, type TillSessionRow } from '../data/tables.js';
import { moveCash } from '../data/tills.js';
import { otherCurrency } from '../domain/refusals.js';
import { payoutPaid } from '../events.js';

/** A payout that carries out a refund of a payment in our books. */
export type CashPayout = PayoutRow & {
  readonly payment_key: string;
  readonly operation_key: string;
};

/**
 * Hands out the cash of a refund, and books the refund with it. The row of the payout is new or locked. Refuses a
 * closed till, one with less in it, and one of another currency.
 */
export async function payFromTill(work: Work, payout: CashPayout, till: TillSessionRow) {
  if (payout.currency !== till.currency) return otherCurrency({ currency: till.currency });
  const moved = await moveCash(work, till, {
    kind: 'PAID_OUT',
    amount_minor: -payout.amount_minor,
    payout_id: payout.id,
  });
  if (isRefusal(moved)) return moved;
  const paid: CashPayout = {
    ...payout,
    state: 'PAID',
    till_session_id: till.id,
    paid_at: work.now,
    paid_by: work.caller.actor.id ?? null,
  };
  const db = offlineTables(work.db);
  await db
    .insertInto('payout')
    .values(paid)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(paid))
    .execute();
  await db
    .updateTable('offline_payment')
    .set((row) => ({ refunded_minor: row('refunded_minor', '+', payout.amount_minor) }))
    .where('key', '=', payout.payment_key)
    .execute();
  await db
    .insertInto('offline_operation')
    .values({
      key: payout.operation_key,
      payment_key: payout.payment_key,
      kind: 'REFUND',
      amount_minor: payout.amount_minor,
      at: work.now,
    })
    .execute();
  work.emit(payoutPaid(paid));
  return { payoutId: payout.id, operationId: payout.operation_key, tillSessionId: till.id };
}
