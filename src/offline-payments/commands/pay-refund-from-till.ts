import { isRefusal } from '../../kernel/refusal.js';
import { lockDuePayout, settlePayout } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { offlineTables, type PayoutRow, type TillSessionRow } from '../data/tables.js';
import { moveCash } from '../data/tills.js';
import { otherCurrency, payoutNotPossible } from '../domain/refusals.js';
import { payoutPaid } from '../events.js';

/**
 * Hands out in cash what was paid another way, as a second person has agreed. The row of the payout is locked. Refuses a
 * closed till, one with less in it, and one of another currency.
 */
export async function payRefundFromTill(
  work: Work,
  payout: PayoutRow & { readonly operation_key: string },
  till: TillSessionRow,
) {
  if (payout.currency !== till.currency) return otherCurrency({ currency: till.currency });
  const due = await lockDuePayout(work, payout.operation_key);
  if (!due) return payoutNotPossible();
  const moved = await moveCash(work, till, {
    kind: 'PAID_OUT',
    amount_minor: -payout.amount_minor,
    payout_id: payout.id,
  });
  if (isRefusal(moved)) return moved;
  const paid = {
    state: 'PAID',
    till_session_id: till.id,
    paid_at: work.now,
    paid_by: work.caller.actor.id ?? null,
  } as const;
  await offlineTables(work.db)
    .updateTable('payout')
    .set(paid)
    .where('id', '=', payout.id)
    .execute();
  await settlePayout(work, due, { account: 'STORE_CASH', reference: till.id });
  work.emit(payoutPaid({ ...payout, ...paid }));
  return { payoutId: payout.id, operationId: null, tillSessionId: till.id };
}
