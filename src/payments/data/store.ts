import { LockMode } from '@mikro-orm/core';
import type { Kysely } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import { PaymentAttempt } from '../domain/payment-attempt.js';
import { PaymentIntent } from '../domain/payment-intent.js';
import type { PaymentTables, PendingOperationRow } from './tables.js';

/** An intent whose row is locked, with all its attempts: whoever wants to change either waits here. */
export interface LockedPayment {
  readonly intent: PaymentIntent;
  /** Oldest first. */
  readonly attempts: PaymentAttempt[];
}

/** The same, seen from one of its attempts. */
export interface LockedAttempt extends LockedPayment {
  readonly attempt: PaymentAttempt;
}

/** The payments module's tables, in this transaction or outside of one. */
export function paymentTables(db: Kysely<unknown>): Kysely<PaymentTables> {
  return tables<PaymentTables>(db);
}

/** Locks an intent; the id must be one that we gave out ourselves. */
export async function lockPayment(work: Work, intentId: string): Promise<LockedPayment> {
  await work.em.flush();
  const intent = await work.em.findOneOrFail(
    PaymentIntent,
    { id: intentId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const attempts = await work.em.find(
    PaymentAttempt,
    { intentId },
    { orderBy: { number: 'asc' }, refresh: true },
  );
  return { intent, attempts };
}

/** Locks the intent of an attempt; undefined where there is no such attempt. */
export async function lockAttempt(
  work: Work,
  attemptId: string,
): Promise<LockedAttempt | undefined> {
  await work.em.flush();
  const row = await paymentTables(work.db)
    .selectFrom('payment_attempt')
    .select('intent_id')
    .where('id', '=', attemptId)
    .executeTakeFirst();
  if (!row) return undefined;
  const payment = await lockPayment(work, row.intent_id);
  const attempt = payment.attempts.find((each) => each.id === attemptId);
  return attempt && { ...payment, attempt };
}

/** The attempt that brought the money; undefined where none did. */
export function successOf({ attempts }: LockedPayment): PaymentAttempt | undefined {
  return attempts.find((attempt) => attempt.state === 'SUCCEEDED');
}

/** The captures, voids and refunds of an intent that have not ended. */
export function pendingOperations(work: Work, intentId: string): Promise<PendingOperationRow[]> {
  return paymentTables(work.db)
    .selectFrom('pending_operation')
    .selectAll()
    .where('intent_id', '=', intentId)
    .execute();
}

export function findPendingOperation(
  db: Kysely<unknown>,
  operationId: string,
): Promise<PendingOperationRow | undefined> {
  return paymentTables(db)
    .selectFrom('pending_operation')
    .selectAll()
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
}
