import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { type EntryKind, storedValueTables } from './tables.js';

/** What an account has gained or lost, in its own units. */
export interface NewEntry {
  readonly accountId: string;
  readonly kind: EntryKind;
  readonly balanceChange?: number;
  readonly heldChange?: number;
  readonly paymentId?: string;
  /** The idempotency key of the call behind it: it moves value once. */
  readonly operationKey?: string;
  readonly reason?: string | null;
}

/** Adds lines to the journal of stored value, and answers their ids. */
export async function writeEntries(work: Work, entries: readonly NewEntry[]): Promise<string[]> {
  const { actor, channel, correlationId } = work.caller;
  const rows = entries.map((entry) => ({
    id: newId(),
    account_id: entry.accountId,
    kind: entry.kind,
    balance_change: entry.balanceChange ?? 0,
    held_change: entry.heldChange ?? 0,
    payment_id: entry.paymentId ?? null,
    operation_key: entry.operationKey ?? null,
    reason: entry.reason ?? null,
    actor_kind: actor.kind,
    actor_id: actor.id ?? null,
    channel,
    correlation_id: correlationId,
    at: work.now,
  }));
  if (rows.length > 0)
    await storedValueTables(work.db).insertInto('stored_entry').values(rows).execute();
  return rows.map((row) => row.id);
}
