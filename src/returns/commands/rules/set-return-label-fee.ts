import { isCurrency } from '../../../kernel/money.js';
import type { Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { returnTables } from '../../data/tables.js';
import { returnRuleNotPossible } from '../../domain/refusals.js';

export interface SetReturnLabelFee {
  readonly currency: string;
  /** Minor units; 0 where the shop bears it. */
  readonly amountMinor: number;
}

/** Says what a label costs buyers whose return is no fault of the shop. Refuses less than nothing (ReturnRuleNotPossible). */
export async function setReturnLabelFee(
  work: Work,
  { currency, amountMinor }: SetReturnLabelFee,
): Promise<SetReturnLabelFee | Refusal<'ReturnRuleNotPossible'>> {
  if (!isCurrency(currency)) return returnRuleNotPossible({ field: 'currency' });
  if (amountMinor < 0) return returnRuleNotPossible({ field: 'amountMinor' });
  await returnTables(work.db)
    .insertInto('return_fee')
    .values({ currency, label_minor: amountMinor })
    .onConflict((conflict) => conflict.column('currency').doUpdateSet({ label_minor: amountMinor }))
    .execute();
  return { currency, amountMinor };
}
