import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { recordOperation } from '../commands/record/record-operation.js';
import {
  type LockedAttempt,
  lockAttempt,
  paymentTables,
  pendingOperations,
} from '../data/store.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import { type PaymentEventType, tellOfPayment } from '../events.js';
import { post } from '../ledger/post.js';
import type { ProviderDispute } from '../providers/provider.js';
import { paymentProviders } from '../providers/registry.js';
import { type DisputeState, furthest, isOpen } from './lifecycle.js';
import type { DisputeRow } from './tables.js';

export interface RecordDispute {
  readonly attemptId: string;
  readonly dispute: ProviderDispute;
}

/**
 * Applies what a provider tells of a dispute: where it stands, and what money has moved. News may come twice and in any
 * order; its sum is the same. What is contested cannot be refunded any more, and a refund that has not been sent is
 * stopped. Answers what does not agree with our books; such news is not applied.
 */
export async function recordDispute(
  work: Work,
  { attemptId, dispute }: RecordDispute,
): Promise<'REFERENCE_DIFFERS' | 'CURRENCY_DIFFERS' | 'AMOUNT_DIFFERS' | undefined> {
  const locked = await lockAttempt(work, attemptId);
  if (!locked) throw new Error(`attempt ${attemptId} does not exist`);
  if (dispute.currency !== locked.intent.currency) return 'CURRENCY_DIFFERS';
  const known = await findDispute(work, locked, dispute);
  if (known && known.attempt_id !== attemptId) return 'REFERENCE_DIFFERS';
  if (known && known.amount_minor !== dispute.amountMinor) return 'AMOUNT_DIFFERS';
  const before = known ?? (await openDispute(work, locked, dispute));
  const state = furthest(before.state, dispute.state);
  const withdrawnMinor = await moveMoney(work, before, dispute, state);
  await paymentTables(work.db)
    .updateTable('dispute')
    .set({
      state,
      withdrawn_minor: withdrawnMinor,
      evidence_due_at: dispute.evidenceDueAt ?? before.evidence_due_at,
      updated_at: work.now,
      closed_at: isOpen(state) ? null : (before.closed_at ?? work.now),
    })
    .where('id', '=', before.id)
    .execute();
  const from = locked.intent.state;
  if (locked.attempt.state === 'SUCCEEDED') countDispute(work, locked, known, before, state);
  tell(work, locked, { from, before, isNew: !known, state });
  if (isOpen(state)) await stopUnsentRefunds(work, locked);
  return undefined;
}

async function findDispute(
  work: Work,
  { attempt }: LockedAttempt,
  { reference }: ProviderDispute,
): Promise<DisputeRow | undefined> {
  return paymentTables(work.db)
    .selectFrom('dispute')
    .selectAll()
    .where('provider', '=', attempt.provider)
    .where('provider_reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();
}

async function openDispute(
  work: Work,
  { intent, attempt }: LockedAttempt,
  dispute: ProviderDispute,
): Promise<DisputeRow> {
  const row: DisputeRow = {
    id: newId(),
    intent_id: intent.id,
    attempt_id: attempt.id,
    order_id: intent.orderId,
    provider: attempt.provider,
    provider_reference: dispute.reference,
    state: 'OPENED',
    reason: dispute.reason.slice(0, 200),
    currency: dispute.currency,
    amount_minor: dispute.amountMinor,
    withdrawn_minor: 0,
    evidence_due_at: dispute.evidenceDueAt ?? null,
    opened_at: work.now,
    updated_at: work.now,
    closed_at: null,
  };
  await paymentTables(work.db).insertInto('dispute').values(row).execute();
  return row;
}

/**
 * Books the movements that the news tells of, and those that must have come before them: money cannot be returned that
 * was not taken. Each is booked once, and posted with it. Answers what the bank has now.
 */
async function moveMoney(
  work: Work,
  { id, intent_id: intentId, amount_minor: amountMinor, currency, provider }: DisputeRow,
  { movements }: ProviderDispute,
  state: DisputeState,
): Promise<number> {
  const db = paymentTables(work.db);
  const { booked } = await db
    .selectFrom('dispute_movement')
    .select((is) => is.fn.coalesce(is.fn.max('number'), is.lit(0)).as('booked'))
    .where('dispute_id', '=', id)
    .executeTakeFirstOrThrow();
  const told = Math.max(booked, movements);
  // What is lost is gone, though the news of its going may still be on its way.
  const reached = state === 'LOST' && told % 2 === 0 ? told + 1 : told;
  const { account: tender } = work.port(paymentProviders).named(provider).capabilities;
  for (let number = booked + 1; number <= reached; number += 1) {
    const isOut = number % 2 === 1;
    const operationId = newId();
    await db
      .insertInto('dispute_movement')
      .values({
        id: operationId,
        dispute_id: id,
        number,
        kind: isOut ? 'WITHDRAWN' : 'REINSTATED',
        amount_minor: amountMinor,
        at: work.now,
      })
      .execute();
    const kind = isOut ? 'CHARGEBACK' : 'CHARGEBACK_REVERSED';
    await post(work, [{ kind, tender, operationId, intentId, amountMinor, currency }]);
  }
  return reached % 2 === 1 ? amountMinor : 0;
}

/** Moves what the dispute is about between the amounts of the intent. */
function countDispute(
  work: Work,
  { intent }: LockedAttempt,
  known: DisputeRow | undefined,
  { amount_minor: amountMinor }: DisputeRow,
  state: DisputeState,
): void {
  const before = known?.state;
  const contested = Number(isOpen(state)) - Number(before !== undefined && isOpen(before));
  const lost = Number(state === 'LOST') - Number(before === 'LOST');
  if (contested !== 0 || lost !== 0)
    intent.dispute(contested * amountMinor, lost * amountMinor, work.now);
}

const endings: Readonly<Partial<Record<DisputeState, PaymentEventType>>> = {
  UNDER_REVIEW: 'DisputeReviewed',
  WON: 'DisputeWon',
  LOST: 'DisputeLost',
};

function tell(
  work: Work,
  { intent }: LockedAttempt,
  change: {
    readonly from: IntentState;
    readonly before: DisputeRow;
    readonly isNew: boolean;
    readonly state: DisputeState;
  },
): void {
  const { before, isNew, state, from } = change;
  const facts = {
    disputeId: before.id,
    operationMinor: before.amount_minor,
    reason: before.reason,
    providerReference: before.provider_reference,
  };
  if (isNew) tellOfPayment(work, 'PaymentDisputed', intent, from, facts);
  const ending = endings[state];
  if (state !== before.state && ending) tellOfPayment(work, ending, intent, from, facts);
}

/** A refund that nobody has asked the provider for yet would pay a second time what the bank may take back. */
async function stopUnsentRefunds(work: Work, { intent, attempt }: LockedAttempt): Promise<void> {
  const pending = await pendingOperations(work, intent.id);
  for (const { operation_id: operationId, kind, sent } of pending) {
    if (kind !== 'REFUND' || sent || attempt.state !== 'SUCCEEDED') continue;
    const outcome = { kind: 'failed', code: 'payment_disputed' } as const;
    await recordOperation(work, { operationId, attemptId: attempt.id, outcome });
  }
}
