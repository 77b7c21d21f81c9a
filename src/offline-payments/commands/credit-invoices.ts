import type { OperationCall } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type OfflinePaymentRow, offlineTables } from '../data/tables.js';
import { lessenInvoice, openMinor } from '../data/trade.js';
import type { Movement } from './book-operation.js';
import { owePayout } from './owe-payout.js';

/** A refund on account: the newest open invoices of the purchase are lessened; what was paid already is sent back. */
export async function creditInvoices(
  work: Work,
  payment: OfflinePaymentRow,
  call: OperationCall,
): Promise<Movement> {
  const refunded_minor = payment.refunded_minor + call.amountMinor;
  if (refunded_minor > payment.captured_minor) return { kind: 'failed', code: 'too_much' };
  const invoices = await offlineTables(work.db)
    .selectFrom('trade_invoice')
    .selectAll()
    .where('payment_key', '=', payment.key)
    .where('state', '=', 'OPEN')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .forUpdate()
    .execute();
  let restMinor = call.amountMinor;
  for (const invoice of invoices) {
    const creditedMinor = Math.min(restMinor, openMinor(invoice));
    if (creditedMinor > 0) await lessenInvoice(work, invoice, { creditedMinor });
    restMinor -= creditedMinor;
  }
  if (restMinor > 0)
    await owePayout(work, {
      reason: 'REFUND',
      provider: 'on-account',
      payment_key: payment.key,
      operation_key: call.key,
      currency: call.currency,
      amount_minor: restMinor,
    });
  return { refunded_minor };
}
