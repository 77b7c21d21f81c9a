import { later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { writeJournal } from '../data/journal.js';
import { paymentTables } from '../data/store.js';
import type { LaterKind } from '../domain/operation.js';
import { sendPatienceMs } from '../domain/patience.js';
import type { PaymentAttempt } from '../domain/payment-attempt.js';

export interface NewOperation {
  readonly kind: LaterKind;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reason?: string | null;
  /** For captures: no other will follow. For refunds: all of the payment goes back, and nothing had before. */
  readonly final?: boolean;
  /** For final captures: what is released with it. */
  readonly releasesMinor?: number;
  /** For captures: the fulfilments whose money they take. */
  readonly deliveries?: readonly string[] | undefined;
}

/**
 * Writes down that the provider is to be asked for something: a line in the journal, and a row in the list of
 * what has not ended. Whoever crashes before calling is found by that row.
 */
export async function bookOperation(
  work: Work,
  attempt: PaymentAttempt,
  operation: NewOperation,
): Promise<string> {
  const operationId = newId();
  const { kind, amountMinor, currency, reason = null, deliveries } = operation;
  await writeJournal(work, attempt, [
    { operationId, kind, phase: 'REQUESTED', amountMinor, currency, reason, deliveries },
  ]);
  await paymentTables(work.db)
    .insertInto('pending_operation')
    .values({
      operation_id: operationId,
      intent_id: attempt.intentId,
      attempt_id: attempt.id,
      kind,
      amount_minor: amountMinor,
      releases_minor: operation.releasesMinor ?? 0,
      currency,
      final: operation.final ?? false,
      reason,
      channel: work.caller.channel,
      correlation_id: work.caller.correlationId,
      leased_until: null,
      enquire_at: later(work.now, sendPatienceMs),
      enquiries: 0,
      sent: false,
      requested_at: work.now,
    })
    .execute();
  return operationId;
}
