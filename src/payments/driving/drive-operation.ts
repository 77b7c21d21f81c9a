import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { recordOperation } from '../commands/record/record-operation.js';
import { findPendingOperation, paymentTables } from '../data/store.js';
import type { PendingOperationRow } from '../data/tables.js';
import type { OperationPhase } from '../domain/operation.js';
import { leaseMarginMs, waitForOutcomeMs } from '../domain/patience.js';
import type { OperationCall, OperationOutcome } from '../providers/provider.js';
import { paymentProviders } from '../providers/registry.js';
import { runForPayment } from './run-for-payment.js';
import { waitForNews } from './wait-for-news.js';

interface LeasedOperation {
  readonly pending: PendingOperationRow;
  readonly provider: string;
  readonly paymentReference: string;
}

/**
 * Brings a capture, void or refund to its outcome: calls the provider between two transactions and records the
 * answer. One that was sent before is looked for first, and sent again with the same key where the provider has
 * never seen it. Of several callers at once one calls and the others wait, ten seconds at most. Answers the phase:
 * SUCCEEDED, FAILED, UNKNOWN (it is being asked about), or REQUESTED (still under way). Safe to repeat.
 */
export async function driveOperation(
  gateway: Gateway,
  operationId: string,
): Promise<OperationPhase> {
  const until = performance.now() + waitForOutcomeMs;
  let hasWaited = false;
  for (;;) {
    const pending = await findPendingOperation(gateway.db, operationId);
    if (!pending || (hasWaited && pending.enquiries > 0)) return phaseOf(gateway, operationId);
    if (!isLeased(pending, gateway.clock.now())) {
      const lease = await gateway.runAsSystem('leaseOperation', (work) =>
        leaseOperation(work, operationId),
      );
      if (lease) {
        await proceed(gateway, lease);
        return phaseOf(gateway, operationId);
      }
    }
    if (performance.now() >= until) return phaseOf(gateway, operationId);
    hasWaited = true;
    await waitForNews(gateway, pending.intent_id);
  }
}

/** Takes the operation for the time of one call; undefined where somebody else has it, or it has ended. */
async function leaseOperation(
  work: Work,
  operationId: string,
): Promise<LeasedOperation | undefined> {
  const db = paymentTables(work.db);
  const pending = await db
    .selectFrom('pending_operation')
    .selectAll()
    .where('operation_id', '=', operationId)
    .forUpdate()
    .executeTakeFirst();
  if (!pending || isLeased(pending, work.now)) return undefined;
  const attempt = await db
    .selectFrom('payment_attempt')
    .select(['provider', 'provider_reference'])
    .where('id', '=', pending.attempt_id)
    .executeTakeFirstOrThrow();
  const { timeoutMs } = work.port(paymentProviders).named(attempt.provider);
  const leasedUntil = later(work.now, timeoutMs + leaseMarginMs);
  await db
    .updateTable('pending_operation')
    .set({ leased_until: leasedUntil, enquire_at: leasedUntil, sent: true })
    .where('operation_id', '=', operationId)
    .execute();
  const { provider, provider_reference: paymentReference } = attempt;
  if (paymentReference === null) throw new Error('an operation on a payment without a reference');
  return { pending, provider, paymentReference };
}

async function proceed(gateway: Gateway, lease: LeasedOperation): Promise<void> {
  const { operation_id: operationId, attempt_id: attemptId } = lease.pending;
  const outcome = await callProvider(gateway, lease);
  await runForPayment(gateway, 'recordOperation', lease.pending, (work) =>
    recordOperation(work, { operationId, attemptId, outcome }),
  );
}

async function callProvider(gateway: Gateway, lease: LeasedOperation): Promise<OperationOutcome> {
  const { pending, paymentReference } = lease;
  const provider = gateway.port(paymentProviders).named(lease.provider);
  const key = pending.operation_id;
  if (pending.sent) {
    const found = await provider.findOperation({ key, paymentReference });
    if (found.kind !== 'unseen') return found;
  }
  const { kind, amount_minor: amountMinor, currency } = pending;
  if (kind === 'EXTEND')
    return (
      provider.extend?.({ key, paymentReference, amountMinor, currency }) ??
      ({ kind: 'failed', code: 'not_offered' } as const)
    );
  const call: OperationCall = {
    key,
    kind,
    paymentReference,
    amountMinor,
    currency,
    final: pending.final,
    reason: pending.reason,
  };
  return provider.operate(call);
}

function isLeased({ leased_until: leasedUntil }: PendingOperationRow, now: Date): boolean {
  return leasedUntil !== null && leasedUntil > now;
}

/** The newest line of the journal speaks for the operation. */
async function phaseOf(gateway: Gateway, operationId: string): Promise<OperationPhase> {
  const { phase } = await paymentTables(gateway.db)
    .selectFrom('payment_operation')
    .select('phase')
    .where('operation_id', '=', operationId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return phase;
}
