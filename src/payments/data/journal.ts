import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import type { OperationKind, OperationPhase } from '../domain/operation.js';
import type { PaymentAttempt } from '../domain/payment-attempt.js';
import type { LedgerAccount } from '../ledger/chart.js';
import { post } from '../ledger/post.js';
import type { LedgerEntry, LedgerEntryKind } from '../ledger/posting-rules.js';
import { paymentProviders } from '../providers/registry.js';
import { paymentTables } from './store.js';
import type { PaymentOperationRow } from './tables.js';

/** One thing that was asked of a provider, or that it answered. */
export interface JournalEntry {
  /** The idempotency key of the call; an authorisation has the id of its attempt. */
  readonly operationId: string;
  readonly kind: OperationKind;
  readonly phase: OperationPhase;
  readonly amountMinor: number;
  readonly currency: string;
  readonly providerReference?: string | null | undefined;
  /** The provider's own word for why it failed, or ours for why we do not know. */
  readonly code?: string | undefined;
  readonly reason?: string | null | undefined;
  /** The operation that this one takes back. */
  readonly undoes?: string;
  /** The fulfilments that a capture is for. */
  readonly deliveries?: readonly string[] | undefined;
}

/**
 * Adds lines to the journal of payment operations, which is never changed. An operation ends once: a second
 * end of the same operation is left out. Money that has moved is posted to the ledger with its line: nobody else has
 * to think of it.
 */
export async function writeJournal(
  work: Work,
  attempt: PaymentAttempt,
  entries: readonly JournalEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await work.em.flush();
  const written = await paymentTables(work.db)
    .insertInto('payment_operation')
    .values(journalRows(work, attempt, entries))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['operation_id', 'intent_id', 'kind', 'phase', 'amount_minor', 'currency'])
    .execute();
  const moved = written.filter((row) => row.phase === 'SUCCEEDED' && row.amount_minor > 0);
  if (moved.length === 0) return;
  const { account } = work.port(paymentProviders).named(attempt.provider).capabilities;
  await post(
    work,
    moved.flatMap((row) => ledgerEntryOf(row, account)),
  );
}

const entryKinds: Readonly<Partial<Record<OperationKind, LedgerEntryKind>>> = {
  CAPTURE: 'CAPTURE',
  REFUND: 'REFUND',
  UNDO_CAPTURE: 'CAPTURE_UNDONE',
  UNDO_REFUND: 'REFUND_UNDONE',
};

/** What money that has moved posts; an authorisation and a void move none. */
function ledgerEntryOf(
  row: Pick<
    PaymentOperationRow,
    'operation_id' | 'intent_id' | 'kind' | 'amount_minor' | 'currency'
  >,
  tender: LedgerAccount,
): LedgerEntry[] {
  const { amount_minor: amountMinor, currency } = row;
  const kind = entryKinds[row.kind];
  if (!kind) return [];
  const { operation_id: operationId, intent_id: intentId } = row;
  return [{ kind, tender, operationId, intentId, amountMinor, currency }];
}

/** The same lines as rows: who acted and when is the same for all that a command writes. */
export function journalRows(
  work: Work,
  attempt: PaymentAttempt,
  entries: readonly JournalEntry[],
): PaymentOperationRow[] {
  const { actor, channel, correlationId } = work.caller;
  return entries.map((entry) => ({
    id: newId(),
    operation_id: entry.operationId,
    intent_id: attempt.intentId,
    attempt_id: attempt.id,
    kind: entry.kind,
    phase: entry.phase,
    amount_minor: entry.amountMinor,
    currency: entry.currency,
    provider: attempt.provider,
    provider_reference: entry.providerReference ?? null,
    code: entry.code ?? null,
    reason: entry.reason ?? null,
    actor_kind: actor.kind,
    actor_id: actor.id ?? null,
    channel,
    correlation_id: correlationId,
    at: work.now,
    undoes: entry.undoes ?? null,
    deliveries: entry.deliveries ?? null,
  }));
}
