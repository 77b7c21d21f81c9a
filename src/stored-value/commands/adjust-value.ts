import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { changeBalance } from '../data/accounts.js';
import { recordGift } from '../data/give.js';
import { accountColumns, type StoredAccountRow, storedValueTables } from '../data/tables.js';
import { maxValueMinor } from '../domain/gift-card.js';
import {
  type BalanceTooSmallRefusal,
  balanceTooSmall,
  type ValueNotAllowedRefusal,
  valueNotAllowed,
} from '../domain/refusals.js';
import { type ValueKind, valueRules, worthMinor } from '../domain/value-kinds.js';
import { valueNews } from '../events.js';

export interface AdjustValue {
  readonly accountId: string;
  readonly kind: ValueKind;
  /** What it is worth, in minor units: added, or taken off where it is less than zero. */
  readonly amountMinor: number;
  readonly reason: string;
}

/**
 * Corrects what is on a card or an account, and posts it. What is held for orders cannot be taken off
 * (BalanceTooSmall); refuses no change at all, and one that is too high (ValueNotAllowed). Throws NOT_FOUND where there
 * is no such account.
 */
export async function adjustValue(
  work: Work,
  { accountId, kind, amountMinor, reason }: AdjustValue,
): Promise<{ accountId: string } | BalanceTooSmallRefusal | ValueNotAllowedRefusal> {
  const before = await storedValueTables(work.db)
    .selectFrom('stored_account')
    .select(accountColumns)
    .where('id', '=', accountId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!before) throw new RequestError('NOT_FOUND', 'There is no such account.');
  const { currency } = before;
  if (amountMinor === 0 || Math.abs(amountMinor) > maxValueMinor)
    return valueNotAllowed({ minimumMinor: -maxValueMinor, maximumMinor: maxValueMinor, currency });
  const units = amountMinor * valueRules[kind].unitsPerMinor;
  const account = await changeBalance(work, accountId, units);
  if (!account) return balanceTooSmall({ availableMinor: await freeMinor(work, before), currency });
  await recordGift(work, account, { kind: 'ADJUST', units, reason });
  work.emit(valueNews('StoredValueAdjusted', account, { units, reason }));
  return { accountId };
}

/** What is free now: it may have changed since the account was read. */
async function freeMinor(work: Work, { id, kind }: StoredAccountRow): Promise<number> {
  const { balance, held } = await storedValueTables(work.db)
    .selectFrom('stored_account')
    .select(['balance', 'held'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return worthMinor(kind, balance - held);
}
