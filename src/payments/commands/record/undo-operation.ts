import { newId } from '../../../kernel/ids.js';
import type { Work } from '../../../platform/commands/work.js';
import { writeJournal } from '../../data/journal.js';
import { type LockedAttempt, paymentTables } from '../../data/store.js';
import type { PaymentOperationRow } from '../../data/tables.js';
import { tellOfPayment } from '../../events.js';
import { withdrawGrant } from '../../ledger/withdraw-grant.js';
import type { ProviderOperation } from '../../providers/provider.js';
import { undoRefundPayment } from '../../refunds/settle-refund.js';

/** DONE: it was undone, now or before. NOT_OURS: there is none like it. DISAGREES: people have to look at it. */
export type Undoing = 'DONE' | 'NOT_OURS' | 'DISAGREES';

/**
 * A capture or refund that had succeeded has failed after all, as the provider says: a card scheme has turned it
 * down days later. Its success stays in the journal; another line takes it back, once, and so does an entry of the
 * ledger. What a capture had taken was never had, and its hold is gone; what a refund had given back is with us. Both
 * are cases for people. One of which money has moved on since is left as it is (DISAGREES).
 */
export async function undoOperation(
  work: Work,
  locked: LockedAttempt,
  failed: Pick<ProviderOperation, 'key' | 'reference' | 'amountMinor' | 'code'>,
): Promise<Undoing> {
  const { intent, attempt } = locked;
  const ended = await endedOperation(work, attempt.id, failed);
  if (!ended) return 'NOT_OURS';
  if (await isUndone(work, ended)) return 'DONE';
  const { operation_id: operationId, amount_minor: amountMinor, currency } = ended;
  const isCapture = ended.kind === 'CAPTURE';
  const from = intent.state;
  if (amountMinor !== failed.amountMinor || attempt.state !== 'SUCCEEDED') return 'DISAGREES';
  const hasMoved = isCapture
    ? intent.undoCapture(amountMinor, work.now)
    : intent.undoRefund(amountMinor, work.now);
  if (!hasMoved) return 'DISAGREES';
  const line = {
    operationId: newId(),
    kind: isCapture ? 'UNDO_CAPTURE' : 'UNDO_REFUND',
    undoes: operationId,
    amountMinor,
    currency,
    providerReference: failed.reference,
    reason: failed.code,
  } as const;
  await writeJournal(work, attempt, [
    { ...line, phase: 'REQUESTED' },
    { ...line, phase: 'SUCCEEDED' },
  ]);
  const facts = {
    operationId,
    operationMinor: amountMinor,
    providerReference: failed.reference,
    ...(!isCapture && (await withdrawRefund(work, intent.id, ended, failed.code))),
  };
  const type = isCapture ? 'CaptureFailed' : 'RefundFailed';
  tellOfPayment(work, type, intent, from, { ...facts, reason: failed.code ?? null });
  const conflict = isCapture ? 'CAPTURE_UNDONE' : 'REFUND_UNDONE';
  tellOfPayment(work, 'PaymentConflicted', intent, intent.state, { ...facts, conflict });
  return 'DONE';
}

/** What was refunded is owed to the buyer again, and the refund that it was for may be sent another way. */
async function withdrawRefund(
  work: Work,
  intentId: string,
  { operation_id: operationId, currency }: PaymentOperationRow,
  code: string | undefined,
): Promise<{ refundId?: string }> {
  await withdrawGrant(work, { operationId, intentId, currency });
  const refundId = await undoRefundPayment(work, operationId, code);
  return refundId ? { refundId } : {};
}

/** The capture or refund that has succeeded: by our key, or by the name that it has at the provider. */
function endedOperation(
  work: Work,
  attemptId: string,
  { key, reference }: Pick<ProviderOperation, 'key' | 'reference'>,
): Promise<PaymentOperationRow | undefined> {
  return paymentTables(work.db)
    .selectFrom('payment_operation')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .where('kind', 'in', ['CAPTURE', 'REFUND'])
    .where('phase', '=', 'SUCCEEDED')
    .where((is) =>
      is.or([
        is(is.cast<string>('operation_id', 'text'), '=', key),
        is('provider_reference', '=', reference),
      ]),
    )
    .orderBy((is) => is(is.cast<string>('operation_id', 'text'), '=', key), 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function isUndone(work: Work, { operation_id: id }: PaymentOperationRow): Promise<boolean> {
  const found = await paymentTables(work.db)
    .selectFrom('payment_operation')
    .select('id')
    .where('undoes', '=', id)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
