import type { Kysely } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { type ValueKind, worthMinor } from '../domain/value-kinds.js';
import {
  accountColumns,
  type StoredAccountRow,
  type StoredEntryRow,
  storedValueTables,
} from './tables.js';

/** What a customer can pay with of one kind, in one currency. */
export interface ReadBalance {
  readonly currency: string;
  /** Minor units that are free: on the account, and not held for an order. */
  readonly availableMinor: number;
}

export const entryListOrder = 'stored-entry';
export const entryKeyTypes = ['id'] as const;

/** What a customer may pay with of their own, by the family that it pays as. */
export async function ownBalances(
  db: Kysely<unknown>,
  customerId: string,
): Promise<Readonly<Record<'STORE_CREDIT' | 'LOYALTY_POINTS', ReadBalance[]>>> {
  const rows = await storedValueTables(db)
    .selectFrom('stored_account')
    .select(['kind', 'currency', 'balance', 'held'])
    .where('customer_id', '=', customerId)
    .execute();
  const ofKind = (kind: ValueKind) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ currency, balance, held }) => ({
        currency,
        availableMinor: worthMinor(kind, balance - held),
      }));
  return { STORE_CREDIT: ofKind('STORE_CREDIT'), LOYALTY_POINTS: ofKind('POINTS') };
}

/** The gift card with this hash of its code. */
export async function findGiftCard(
  db: Kysely<unknown>,
  codeHash: Buffer,
): Promise<StoredAccountRow | undefined> {
  return storedValueTables(db)
    .selectFrom('stored_account')
    .select(accountColumns)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
}

/** Gift cards and accounts by inner id. */
export const storedAccountLoader = defineLoader<string, StoredAccountRow>({
  fetch: async (ids, { db }) => {
    const rows = await storedValueTables(db)
      .selectFrom('stored_account')
      .select(accountColumns)
      .where('id', 'in', [...ids])
      .execute();
    return inOrder(ids, rows, (row) => row.id);
  },
});

/** The accounts of customers, of whichever kind, by currency. */
export const customerAccountsLoader = defineLoader<string, StoredAccountRow[]>({
  fetch: async (customerIds, { db }) => {
    const rows = await storedValueTables(db)
      .selectFrom('stored_account')
      .select(accountColumns)
      .where('customer_id', 'in', [...customerIds])
      .orderBy('currency')
      .execute();
    return grouped(customerIds, rows, (row) => row.customer_id ?? '');
  },
});

/** A line of the journal, with what it needs to be shown. */
export interface ReadEntry extends StoredEntryRow {
  readonly accountKind: ValueKind;
  readonly currency: string;
}

/** The journal of an account, newest first. */
export async function readEntryPage(
  db: Kysely<unknown>,
  account: StoredAccountRow,
  page: PageRequest,
): Promise<Page<ReadEntry>> {
  let query = storedValueTables(db)
    .selectFrom('stored_entry')
    .selectAll()
    .where('account_id', '=', account.id)
    .orderBy('id', page.backwards ? 'asc' : 'desc')
    .limit(page.limit + 1);
  if (page.from) query = query.where('id', page.backwards ? '>' : '<', String(page.from[0]));
  const rows = await query.execute();
  const shown = rows.map((row) => ({
    ...row,
    accountKind: account.kind,
    currency: account.currency,
  }));
  return toPage(shown, page, entryListOrder, (row) => [row.id]);
}
