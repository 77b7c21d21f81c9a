import { sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { recordGift } from '../data/give.js';
import { accountColumns, storedValueTables } from '../data/tables.js';
import { maxValueMinor } from '../domain/gift-card.js';
import { type ValueNotAllowedRefusal, valueNotAllowed } from '../domain/refusals.js';
import { valueRules } from '../domain/value-kinds.js';
import { valueNews } from '../events.js';

export interface GrantValue {
  readonly kind: 'STORE_CREDIT' | 'POINTS';
  readonly customerId: string;
  readonly currency: string;
  /** What it is worth, in minor units of the currency. */
  readonly amountMinor: number;
  readonly reason: string;
}

/**
 * Gives a customer credit or points, opens the account with the first of them, and posts what we owe for them. Refuses
 * sums of nothing and sums that are too high (ValueNotAllowed).
 */
export async function grantValue(
  work: Work,
  { kind, customerId, currency, amountMinor, reason }: GrantValue,
): Promise<{ accountId: string } | ValueNotAllowedRefusal> {
  if (amountMinor < 1 || amountMinor > maxValueMinor)
    return valueNotAllowed({ minimumMinor: 1, maximumMinor: maxValueMinor, currency });
  const units = amountMinor * valueRules[kind].unitsPerMinor;
  const account = await storedValueTables(work.db)
    .insertInto('stored_account')
    .values({
      id: newId(),
      kind,
      currency,
      state: 'ACTIVE',
      balance: units,
      held: 0,
      code_hash: null,
      last4: null,
      customer_id: customerId,
      expires_at: null,
      created_at: work.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['customer_id', 'kind', 'currency'])
        .where('customer_id', 'is not', null)
        .doUpdateSet({ balance: sql<number>`stored_account.balance + excluded.balance` }),
    )
    .returning(accountColumns)
    .executeTakeFirstOrThrow();
  await recordGift(work, account, { kind: 'ISSUE', units, reason });
  const type = kind === 'POINTS' ? 'LoyaltyPointsGranted' : 'StoreCreditGranted';
  work.emit(valueNews(type, account, { units, reason }));
  return { accountId: account.id };
}
