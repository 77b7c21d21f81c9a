import { newId } from '../../kernel/ids.js';
import { post } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type BankLineRow, offlineTables, type TradeInvoiceRow } from '../data/tables.js';
import { findTradeAccount, lessenInvoice, openMinor } from '../data/trade.js';
import { tradeNews } from '../events.js';
import { owePayout } from './owe-payout.js';

/**
 * Counts a transfer towards an invoice. Both are locked, and of one currency. Less than is open waits for the rest; what is more
 * is owed back.
 */
export async function payInvoice(
  work: Work,
  invoice: TradeInvoiceRow,
  line: BankLineRow,
): Promise<void> {
  const { actor } = work.caller;
  const { currency } = invoice;
  const settledMinor = Math.min(openMinor(invoice), line.amount_minor);
  const tooMuchMinor = line.amount_minor - settledMinor;
  if (tooMuchMinor > 0)
    await owePayout(work, {
      reason: 'OVERPAID',
      provider: 'bank-transfer',
      line_id: line.id,
      currency,
      amount_minor: tooMuchMinor,
    });
  if (settledMinor === 0) return;
  const settlementId = newId();
  await offlineTables(work.db)
    .insertInto('invoice_settlement')
    .values({
      id: settlementId,
      invoice_id: invoice.id,
      line_id: line.id,
      amount_minor: settledMinor,
      actor_kind: actor.kind,
      actor_id: actor.id ?? null,
      at: work.now,
    })
    .execute();
  await lessenInvoice(work, invoice, { settledMinor });
  await post(work, [
    { kind: 'INVOICE_SETTLED', operationId: settlementId, amountMinor: settledMinor, currency },
  ]);
  const account = await findTradeAccount(work.db, invoice.customer_id);
  if (account)
    work.emit(
      tradeNews('InvoiceSettled', account, { invoiceId: invoice.id, amountMinor: settledMinor }),
    );
}
