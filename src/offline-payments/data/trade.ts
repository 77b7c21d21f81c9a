import type { Kysely } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { offlineTables, type TradeAccountRow, type TradeInvoiceRow } from './tables.js';

/** Trade accounts by customer. */
export const tradeAccountLoader = defineLoader<string, TradeAccountRow>({
  fetch: async (customerIds, { db }) => {
    const rows = await offlineTables(db)
      .selectFrom('trade_account')
      .selectAll()
      .where('customer_id', 'in', customerIds)
      .execute();
    return inOrder(customerIds, rows, (row) => row.customer_id);
  },
});

/** The open invoices of customers, the first to be paid first. */
export const openInvoicesLoader = defineLoader<string, TradeInvoiceRow[]>({
  fetch: async (customerIds, { db }) => {
    const rows = await offlineTables(db)
      .selectFrom('trade_invoice')
      .selectAll()
      .where('customer_id', 'in', customerIds)
      .where('state', '=', 'OPEN')
      .orderBy('due_at')
      .orderBy('id')
      .execute();
    return grouped(customerIds, rows, (row) => row.customer_id);
  },
});

export function findTradeAccount(
  db: Kysely<unknown>,
  customerId: string,
): Promise<TradeAccountRow | undefined> {
  return offlineTables(db)
    .selectFrom('trade_account')
    .selectAll()
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
}

export function findInvoice(db: Kysely<unknown>, id: string): Promise<TradeInvoiceRow | undefined> {
  return offlineTables(db)
    .selectFrom('trade_invoice')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Invoices that should have been paid by `now`, the oldest first. */
export function findOverdueInvoices(
  db: Kysely<unknown>,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<TradeInvoiceRow[]> {
  return offlineTables(db)
    .selectFrom('trade_invoice')
    .selectAll()
    .where('state', '=', 'OPEN')
    .where('due_at', '<', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Locks the invoice with that id, or that reference. */
export function lockInvoice(
  work: Work,
  wanted: { readonly id: string } | { readonly reference: string },
): Promise<TradeInvoiceRow | undefined> {
  const [column, value] =
    'id' in wanted ? (['id', wanted.id] as const) : (['reference', wanted.reference] as const);
  return offlineTables(work.db)
    .selectFrom('trade_invoice')
    .selectAll()
    .where(column, '=', value)
    .forUpdate()
    .executeTakeFirst();
}

/** What is still to be paid on an invoice. */
export function openMinor(invoice: TradeInvoiceRow): number {
  return invoice.amount_minor - invoice.credited_minor - invoice.settled_minor;
}

/** Lessens an invoice: by what was paid, or by what need not be. What it leaves of the limit may be used again. */
export async function lessenInvoice(
  work: Work,
  invoice: TradeInvoiceRow,
  by: { readonly settledMinor?: number; readonly creditedMinor?: number },
): Promise<void> {
  const { settledMinor = 0, creditedMinor = 0 } = by;
  const lessMinor = settledMinor + creditedMinor;
  const db = offlineTables(work.db);
  await db
    .updateTable('trade_invoice')
    .set({
      settled_minor: invoice.settled_minor + settledMinor,
      credited_minor: invoice.credited_minor + creditedMinor,
      state: openMinor(invoice) === lessMinor ? 'SETTLED' : 'OPEN',
    })
    .where('id', '=', invoice.id)
    .execute();
  await db
    .updateTable('trade_account')
    .set((account) => ({ used_minor: account('used_minor', '-', lessMinor) }))
    .where('customer_id', '=', invoice.customer_id)
    .execute();
}
