import { LockMode } from '@mikro-orm/core';
import { type Kysely, sql } from 'kysely';
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

/** One attempt and its intent, both locked. */
export interface LockedAttempt {
  readonly intent: PaymentIntent;
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

/**
 * Locks the intent of an attempt, and the attempt after it: who waits here reads both as they are once the wait is
 * over. Undefined where there is no such attempt.
 */
export async function lockAttempt(
  work: Work,
  attemptId: string,
): Promise<LockedAttempt | undefined> {
  await work.em.flush();
  const row = await paymentTables(work.db)
    .selectFrom('payment_intent as i')
    .innerJoin('payment_attempt as a', 'a.intent_id', 'i.id')
    .select([sql<object>`to_json(i)`.as('intent'), sql<object>`to_json(a)`.as('attempt')])
    .where('a.id', '=', attemptId)
    .forUpdate(['i', 'a'])
    .executeTakeFirst();
  return (
    row && {
      intent: work.em.map(PaymentIntent, row.intent),
      attempt: work.em.map(PaymentAttempt, row.attempt),
    }
  );
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
