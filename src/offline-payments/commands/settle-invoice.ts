import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type BankLineRow, offlineTables } from '../data/tables.js';
import { findInvoice, lockInvoice, openMinor } from '../data/trade.js';
import { invoiceNotOpen } from '../domain/refusals.js';
import { transferNews } from '../events.js';
import { lockQuarantined } from './lock-quarantined.js';
import { payInvoice } from './pay-invoice.js';

export interface SettleInvoice {
  readonly invoiceId: string;
  readonly lineId: string;
}

/**
 * Says that a transfer in quarantine pays an invoice. Refuses a transfer that was decided about (LineNotQuarantined),
 * and an invoice on which nothing is open, or in another currency (InvoiceNotOpen).
 */
export async function settleInvoice(work: Work, { invoiceId, lineId }: SettleInvoice) {
  const known = await findInvoice(work.db, invoiceId);
  const line = known && (await lockQuarantined(work, lineId));
  if (isRefusal(line)) return line;
  const invoice = await lockInvoice(work, { id: invoiceId });
  if (!line || !invoice) throw new RequestError('NOT_FOUND', 'There is no such invoice.');
  const { currency } = invoice;
  if (invoice.state !== 'OPEN' || currency !== line.currency)
    return invoiceNotOpen({ openMinor: openMinor(invoice), currency });
  const assigned: BankLineRow = { ...line, state: 'MATCHED', payment_key: invoice.payment_key };
  await offlineTables(work.db)
    .updateTable('bank_line')
    .set({ state: assigned.state, payment_key: assigned.payment_key })
    .where('id', '=', line.id)
    .execute();
  work.emit(transferNews('TransferAssigned', assigned));
  await payInvoice(work, invoice, assigned);
  return { invoiceId };
}
