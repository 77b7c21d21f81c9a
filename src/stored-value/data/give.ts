import { postValue } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { valueRules, worthMinor } from '../domain/value-kinds.js';
import { writeEntries } from './entries.js';
import type { EntryKind, StoredAccountRow } from './tables.js';

interface Gift {
  readonly kind: Extract<EntryKind, 'ISSUE' | 'ADJUST' | 'EXPIRE'>;
  /** Units of the account; less than zero where they are taken off. */
  readonly units: number;
  readonly reason: string | null;
}

/** Writes that an account was given units, or lost them, without a payment; and posts what they are worth. */
export async function recordGift(
  work: Work,
  account: Pick<StoredAccountRow, 'id' | 'kind' | 'currency'>,
  { kind, units, reason }: Gift,
): Promise<void> {
  const [entryId = ''] = await writeEntries(work, [
    { accountId: account.id, kind, balanceChange: units, reason },
  ]);
  await postValue(work, {
    entryId,
    account: valueRules[account.kind].account,
    amountMinor: worthMinor(account.kind, units),
    currency: account.currency,
  });
}
