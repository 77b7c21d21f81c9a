import type { Work } from '../../platform/commands/work.js';
import { type PaymentShareRow, type SharedPaymentRow, sharingTables } from './tables.js';

/** A shared payment whose row is locked, with its shares by number. */
export interface LockedSharedPayment {
  readonly row: SharedPaymentRow;
  readonly shares: readonly PaymentShareRow[];
}

/** Locks a shared payment. Its order, where it is needed as well, is locked before. */
export async function lockSharedPayment(work: Work, id: string): Promise<LockedSharedPayment> {
  const db = sharingTables(work.db);
  const row = await db
    .selectFrom('shared_payment')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const shares = await db
    .selectFrom('payment_share')
    .selectAll()
    .where('shared_payment_id', '=', id)
    .orderBy('number')
    .execute();
  return { row, shares };
}

/** The order that is paid together; it never changes. Undefined where there is no such shared payment. */
export async function orderOfSharedPayment(work: Work, id: string): Promise<string | undefined> {
  const row = await sharingTables(work.db)
    .selectFrom('shared_payment')
    .select('order_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.order_id;
}

/** The share that a link leads to. */
export function findShareByLink(
  work: Work,
  tokenHash: string,
): Promise<PaymentShareRow | undefined> {
  return sharingTables(work.db)
    .selectFrom('payment_share')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Writes shares down, in one statement. */
export async function insertShares(work: Work, shares: readonly PaymentShareRow[]): Promise<void> {
  await sharingTables(work.db)
    .insertInto('payment_share')
    .values(shares.map((share) => ({ ...share, items: JSON.stringify(share.items) as never })))
    .execute();
}
