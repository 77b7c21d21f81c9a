import { sql } from 'kysely';
import { post } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { accountOf } from '../data/accounts.js';
import { offlineTables } from '../data/tables.js';
import { bankLineKnown, payoutNotPossible } from '../domain/refusals.js';
import { payoutPaid } from '../events.js';

export interface ConfirmPayout {
  readonly payoutId: string;
  /** The bank's own name for the line with which the money left. */
  readonly bankLineId: string;
}

/**
 * Says that the bank has sent what was owed. A line of the bank pays one payout (BankLineKnown), and a payout is paid
 * once; what goes out in cash is not for the bank (PayoutNotPossible).
 */
export async function confirmPayout(work: Work, { payoutId, bankLineId }: ConfirmPayout) {
  const db = offlineTables(work.db);
  const owed = await db
    .selectFrom('payout')
    .selectAll()
    .where('id', '=', payoutId)
    .where('state', '=', 'OWED')
    .where('provider', '!=', 'cash')
    .forUpdate()
    .executeTakeFirst();
  if (!owed) return payoutNotPossible();
  // Two who use the same line at once come one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payout ${bankLineId}`}, 0))`.execute(
    work.db,
  );
  const used = await db
    .selectFrom('payout')
    .select('id')
    .where('bank_line_id', '=', bankLineId)
    .executeTakeFirst();
  if (used) return bankLineKnown({ bankLineId });
  const paid = await db
    .updateTable('payout')
    .set({
      state: 'PAID',
      bank_line_id: bankLineId,
      paid_at: work.now,
      paid_by: work.caller.actor.id ?? null,
    })
    .where('id', '=', payoutId)
    .returningAll()
    .executeTakeFirstOrThrow();
  await post(work, [
    {
      kind: 'PAYOUT',
      tender: accountOf[owed.provider],
      operationId: payoutId,
      amountMinor: owed.amount_minor,
      currency: owed.currency,
    },
  ]);
  work.emit(payoutPaid(paid));
  return { payoutId };
}
