import type { Kysely } from 'kysely';
import type {
  AuthorizeCall,
  BooksPage,
  OperationOutcome,
  ProviderOutcome,
  ProviderPayment,
  UnknownOutcome,
  Unseen,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import {
  type OfflineOperationRow,
  type OfflinePaymentRow,
  type OfflineProviderName,
  offlineTables,
} from './tables.js';

const pageSize = 200;

/** What became of a payment, as our books say; unseen where they do not know it. */
export async function findBooked(
  db: Kysely<unknown>,
  key: string,
): Promise<ProviderOutcome | Unseen> {
  const row = await findPaymentRow(db, key);
  return row ? outcomeOf(row, await operationsOf(db, [key])) : { kind: 'unseen' };
}

/** What became of a refund, capture or void; one that waits to be paid out by hand is not known yet. */
export async function findBookedOperation(
  db: Kysely<unknown>,
  key: string,
): Promise<OperationOutcome | Unseen> {
  const books = offlineTables(db);
  const found = await books
    .selectFrom('offline_operation')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst();
  if (!found) {
    const owed = await books
      .selectFrom('payout')
      .select('id')
      .where('operation_key', '=', key)
      .executeTakeFirst();
    return owed ? awaitsPayout : { kind: 'unseen' };
  }
  const payment = await findPaymentRow(db, found.payment_key);
  if (!payment) throw new Error(`operation ${key} is of no payment`);
  const { amount_minor: amountMinor } = found;
  return {
    kind: 'succeeded',
    reference: key,
    amountMinor,
    payment: accountOf(payment, await operationsOf(db, [payment.key])),
  };
}

/** Money that somebody has to hand out first. */
export const awaitsPayout: UnknownOutcome = { kind: 'unknown', reason: 'awaits_payout' };

/** A stretch of one provider's books, for the reconciliation. */
export async function readPage(
  db: Kysely<unknown>,
  asked: { provider: OfflineProviderName; since: Date; cursor: string | undefined },
): Promise<BooksPage> {
  const rows = await offlineTables(db)
    .selectFrom('offline_payment')
    .selectAll()
    .where('provider', '=', asked.provider)
    .where('made_at', '>=', asked.since)
    .$if(asked.cursor !== undefined, (page) => page.where('key', '>', asked.cursor ?? ''))
    .orderBy('key')
    .limit(pageSize)
    .execute();
  const operations = await operationsOf(
    db,
    rows.map((row) => row.key),
  );
  return {
    kind: 'page',
    payments: rows.map((row) => accountOf(row, operations)),
    nextCursor: rows.length < pageSize ? undefined : rows.at(-1)?.key,
  };
}

/** Locks a payment by its own name; undefined where there is none. */
export function lockPaymentRow(
  work: Work,
  reference: string,
): Promise<OfflinePaymentRow | undefined> {
  return offlineTables(work.db)
    .selectFrom('offline_payment')
    .selectAll()
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();
}

export function findPaymentRow(
  db: Kysely<unknown>,
  key: string,
): Promise<OfflinePaymentRow | undefined> {
  return offlineTables(db)
    .selectFrom('offline_payment')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst();
}

/** A payment as it is first written down. */
export function newPayment(
  work: Work,
  provider: OfflineProviderName,
  call: Pick<AuthorizeCall, 'key' | 'reference' | 'currency' | 'amountMinor'> & {
    readonly customerId?: string | null;
  },
  ownReference = call.key,
): OfflinePaymentRow {
  return {
    key: call.key,
    provider,
    reference: ownReference,
    intent_id: call.reference,
    customer_id: call.customerId ?? null,
    currency: call.currency,
    amount_minor: call.amountMinor,
    state: 'AWAITED',
    authorized_minor: 0,
    captured_minor: 0,
    voided_minor: 0,
    refunded_minor: 0,
    received_minor: 0,
    made_at: work.now,
  };
}

/** The answer to a call that was not written down, because nothing came of it. */
export function unbooked(call: AuthorizeCall): ProviderPayment {
  return {
    reference: '',
    key: call.key,
    ourReference: call.reference,
    currency: call.currency,
    amountMinor: call.amountMinor,
    authorizedMinor: 0,
    capturedMinor: 0,
    voidedMinor: 0,
    expiredMinor: 0,
    refundedMinor: 0,
    operations: [],
  };
}

function operationsOf(
  db: Kysely<unknown>,
  keys: readonly string[],
): Promise<OfflineOperationRow[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return offlineTables(db)
    .selectFrom('offline_operation')
    .selectAll()
    .where('payment_key', 'in', keys)
    .execute();
}

function outcomeOf(
  row: OfflinePaymentRow,
  operations: readonly OfflineOperationRow[],
): ProviderOutcome {
  const payment = accountOf(row, operations);
  if (row.state === 'AWAITED') return { kind: 'processing', payment };
  if (row.authorized_minor === 0) return { kind: 'canceled', payment };
  return { kind: row.captured_minor > 0 ? 'captured' : 'authorized', payment };
}

function accountOf(
  row: OfflinePaymentRow,
  operations: readonly OfflineOperationRow[],
): ProviderPayment {
  return {
    reference: row.reference,
    key: row.key,
    ourReference: row.intent_id,
    currency: row.currency,
    amountMinor: row.amount_minor,
    authorizedMinor: row.authorized_minor,
    capturedMinor: row.captured_minor,
    voidedMinor: row.voided_minor,
    expiredMinor: 0,
    refundedMinor: row.refunded_minor,
    operations: operations
      .filter((each) => each.payment_key === row.key)
      .map(({ key, amount_minor: amountMinor }) => ({
        key,
        reference: key,
        succeeded: true,
        amountMinor,
      })),
  };
}
