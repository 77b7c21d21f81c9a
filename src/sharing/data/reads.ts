import { type Kysely, sql } from 'kysely';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { type PaymentShareRow, type SharedPaymentRow, sharingTables } from './tables.js';

/** A shared payment with the number of its newest event, read in one statement. */
export interface ReadSharedPayment extends SharedPaymentRow {
  readonly events_seq: number;
}

/** What is read of a share: everything but the hash of its link. */
export type ReadShare = Omit<PaymentShareRow, 'token_hash'>;

/** Shared payments by their id. */
export const sharedPaymentLoader = defineLoader<string, ReadSharedPayment>({
  fetch: async (ids, { db }) =>
    inOrder(ids, await sharedPayments(db).where('p.id', 'in', ids).execute(), (row) => row.id),
});

/** Shared payments by the id of their order. */
export const sharedPaymentByOrderLoader = defineLoader<string, ReadSharedPayment>({
  fetch: async (orderIds, { db }) =>
    inOrder(
      orderIds,
      await sharedPayments(db).where('p.order_id', 'in', orderIds).execute(),
      (row) => row.order_id,
    ),
});

/** The shares of a shared payment, by number. */
export const sharesLoader = defineLoader<string, ReadShare[]>({
  fetch: async (ids, { db }) => {
    const rows = await sharingTables(db)
      .selectFrom('payment_share')
      .select([
        'id',
        'shared_payment_id',
        'number',
        'intent_id',
        'display_name',
        'amount_minor',
        'state',
        'items',
      ])
      .where('shared_payment_id', 'in', ids)
      .orderBy('number')
      .execute();
    return grouped(ids, rows, (row) => row.shared_payment_id);
  },
});

/** Where the link with this hash leads to. */
export function readLink(
  db: Kysely<unknown>,
  tokenHash: string,
): Promise<{ sharedPaymentId: string; number: number } | undefined> {
  return sharingTables(db)
    .selectFrom('payment_share')
    .select(['shared_payment_id as sharedPaymentId', 'number'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Those that nobody has brought to their end yet, oldest first. */
export async function readOpenIds(db: Kysely<unknown>, limit: number): Promise<string[]> {
  const rows = await sharingTables(db)
    .selectFrom('shared_payment')
    .select('id')
    .where('state', 'in', ['COLLECTING', 'CAPTURING'])
    .orderBy('created_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** The shared payment that an order is paid with. */
export async function readIdOfOrder(
  db: Kysely<unknown>,
  orderId: string,
): Promise<string | undefined> {
  const row = await sharingTables(db)
    .selectFrom('shared_payment')
    .select('id')
    .where('order_id', '=', orderId)
    .executeTakeFirst();
  return row?.id;
}

function sharedPayments(db: Kysely<unknown>) {
  return sharingTables(db)
    .selectFrom('shared_payment as p')
    .selectAll('p')
    .select(
      sql<number>`coalesce((select h.seq from stream_head h where h.stream = 'shared-payment:' || p.id), 0)`.as(
        'events_seq',
      ),
    );
}
