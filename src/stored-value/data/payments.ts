import { type Kysely, sql } from 'kysely';
import type {
  DeclineCode,
  OperationOutcome,
  ProviderOperation,
  ProviderOutcome,
  ProviderPayment,
} from '../../payments/index.js';
import type { ValueKind } from '../domain/value-kinds.js';
import { type StoredOperationRow, type StoredPaymentRow, storedValueTables } from './tables.js';

/** A payment with what was done with it, and the end of the card's code. */
export interface ReadPayment extends StoredPaymentRow {
  readonly last4: string | null;
  readonly operations: readonly Pick<
    StoredOperationRow,
    'key' | 'amount_minor' | 'succeeded' | 'code'
  >[];
}

interface Asked {
  readonly kind: ValueKind;
  readonly key?: string;
  readonly id?: string;
  readonly since?: Date;
  readonly afterId?: string;
  readonly limit?: number;
}

/** Payments of one kind with their operations, oldest first. */
export async function readPayments(
  db: Kysely<unknown>,
  { kind, key, id, since, afterId, limit = 1 }: Asked,
): Promise<ReadPayment[]> {
  let query = storedValueTables(db)
    .selectFrom('stored_payment as p')
    .leftJoin('stored_account as a', 'a.id', 'p.account_id')
    .selectAll('p')
    .select('a.last4')
    .select(
      sql<ReadPayment['operations']>`coalesce((
        select jsonb_agg(jsonb_build_object('key', o.key, 'amount_minor', o.amount_minor,
          'succeeded', o.succeeded, 'code', o.code) order by o.at, o.key)
        from stored_operation o where o.payment_id = p.id), '[]')`.as('operations'),
    )
    .where('p.kind', '=', kind)
    .orderBy('p.id')
    .limit(limit);
  if (key !== undefined) query = query.where('p.key', '=', key);
  if (id !== undefined) query = query.where('p.id', '=', id);
  if (since !== undefined) query = query.where('p.created_at', '>=', since);
  if (afterId !== undefined) query = query.where('p.id', '>', afterId);
  return query.execute();
}

/** The payment as its provider shows it. Nothing of it lapses: what is held stays held until it is let go. */
export function accountOf(row: ReadPayment): ProviderPayment {
  return {
    reference: row.id,
    key: row.key,
    ourReference: row.our_reference,
    currency: row.currency,
    amountMinor: row.amount_minor,
    authorizedMinor: row.authorized_minor,
    capturedMinor: row.captured_minor,
    voidedMinor: row.voided_minor,
    expiredMinor: 0,
    refundedMinor: row.refunded_minor,
    ...(row.last4 && { card: { brand: 'gift card', last4: row.last4 } }),
    operations: row.operations.map(
      (operation): ProviderOperation => ({
        key: operation.key,
        reference: operation.key,
        succeeded: operation.succeeded,
        amountMinor: operation.amount_minor,
        code: operation.code ?? undefined,
      }),
    ),
  };
}

/** What has become of the payment so far. */
export function outcomeOf(row: ReadPayment): ProviderOutcome {
  const payment = accountOf(row);
  if (row.decline_code !== null) {
    const code = row.decline_code as DeclineCode;
    return { kind: 'declined', payment, code, providerCode: row.decline_code.toLowerCase() };
  }
  if (row.captured_minor > 0) return { kind: 'captured', payment };
  return { kind: row.voided_minor === row.authorized_minor ? 'canceled' : 'authorized', payment };
}

/** What has become of one operation; undefined where it was never asked for. */
export function operationOutcomeOf(row: ReadPayment, key: string): OperationOutcome | undefined {
  const operation = row.operations.find((each) => each.key === key);
  if (!operation) return undefined;
  if (!operation.succeeded) return { kind: 'failed', code: operation.code ?? 'failed' };
  return {
    kind: 'succeeded',
    reference: key,
    amountMinor: operation.amount_minor,
    payment: accountOf(row),
  };
}
