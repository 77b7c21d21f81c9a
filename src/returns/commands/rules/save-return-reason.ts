import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { type ReturnReasonRow, returnTables } from '../../data/tables.js';
import { returnRuleNotPossible } from '../../domain/refusals.js';

const maxDays = 3650;

/**
 * Keeps a reason for which goods may come back, new or changed. Returns that were asked for keep theirs; what is paid
 * back follows the rule as it is then. Refuses what no reason can be (ReturnRuleNotPossible).
 */
export async function saveReturnReason(
  work: Work,
  reason: ReturnReasonRow,
): Promise<{ readonly code: string } | Refusal<'ReturnRuleNotPossible'>> {
  if (!/^[A-Z][A-Z_]{1,39}$/.test(reason.code)) return returnRuleNotPossible({ field: 'code' });
  if (
    !Number.isInteger(reason.window_days) ||
    reason.window_days < 0 ||
    reason.window_days > maxDays
  )
    return returnRuleNotPossible({ field: 'windowDays' });
  const { code, ...rest } = reason;
  const row = { ...rest, label: JSON.stringify(reason.label) as never };
  await returnTables(work.db)
    .insertInto('return_reason')
    .values({ code, ...row })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
    .execute();
  return { code };
}
