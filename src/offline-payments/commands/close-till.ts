import { maxAmountMinor } from '../../kernel/money.js';
import { post } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { offlineTables } from '../data/tables.js';
import { ownTill, writeMovement } from '../data/tills.js';
import { amountNotPossible, tillNotOpen } from '../domain/refusals.js';
import { tillNews } from '../events.js';

export interface CloseTill {
  readonly tillSessionId: string;
  /** What was counted in it, in minor units. */
  readonly countedMinor: number;
}

/** Closes a till with what was counted. What is too much or too little is posted; nothing moves afterwards. */
export async function closeTill(work: Work, { tillSessionId, countedMinor }: CloseTill) {
  const till = await ownTill(work, tillSessionId);
  if (!Number.isSafeInteger(countedMinor) || countedMinor < 0 || countedMinor > maxAmountMinor)
    return amountNotPossible();
  const db = offlineTables(work.db);
  const open = await db
    .selectFrom('till_session')
    .selectAll()
    .where('id', '=', till.id)
    .where('state', '=', 'OPEN')
    .forUpdate()
    .executeTakeFirst();
  if (!open) return tillNotOpen();
  const differenceMinor = countedMinor - open.cash_minor;
  const closed = await db
    .updateTable('till_session')
    .set({
      state: 'CLOSED',
      cash_minor: countedMinor,
      counted_minor: countedMinor,
      closed_by: work.caller.actor.id ?? null,
      closed_at: work.now,
    })
    .where('id', '=', open.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (differenceMinor !== 0) {
    await writeMovement(work, open.id, { kind: 'DIFFERENCE', amount_minor: differenceMinor });
    await post(work, [
      {
        kind: differenceMinor > 0 ? 'TILL_OVER' : 'TILL_SHORT',
        operationId: open.id,
        amountMinor: Math.abs(differenceMinor),
        currency: open.currency,
      },
    ]);
  }
  work.emit(tillNews('TillClosed', closed));
  return { tillSessionId: open.id, differenceMinor };
}
