import { createHash } from 'node:crypto';
import { dayMs, later } from '../../kernel/clock.js';
import type { OperationCall } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type OfflinePaymentRow, offlineTables, type TradeInvoiceRow } from '../data/tables.js';
import { creditorReference } from '../domain/creditor-reference.js';
import { tradeNews } from '../events.js';
import type { Movement } from './book-operation.js';

/**
 * Goods have left on account: what was promised of the limit is owed on an invoice now, due after the customer's days.
 * A final capture gives the rest of the promise back.
 */
export async function issueInvoice(
  work: Work,
  payment: OfflinePaymentRow,
  call: OperationCall,
): Promise<Movement> {
  const heldMinor = payment.authorized_minor - payment.captured_minor - payment.voided_minor;
  const { customer_id: customerId } = payment;
  if (call.amountMinor > heldMinor || customerId === null)
    return { kind: 'failed', code: 'not_held' };
  const restMinor = call.final ? heldMinor - call.amountMinor : 0;
  const db = offlineTables(work.db);
  const account = await db
    .updateTable('trade_account')
    .set((row) => ({
      reserved_minor: row('reserved_minor', '-', call.amountMinor + restMinor),
      used_minor: row('used_minor', '+', call.amountMinor),
    }))
    .where('customer_id', '=', customerId)
    .returningAll()
    .executeTakeFirstOrThrow();
  const invoice: TradeInvoiceRow = {
    id: call.key,
    reference: creditorReference(createHash('sha256').update(`invoice:${call.key}`).digest()),
    customer_id: customerId,
    payment_key: payment.key,
    state: 'OPEN',
    currency: payment.currency,
    amount_minor: call.amountMinor,
    credited_minor: 0,
    settled_minor: 0,
    due_at: later(work.now, account.days_to_pay * dayMs),
    made_at: work.now,
  };
  await db.insertInto('trade_invoice').values(invoice).execute();
  const { id: invoiceId, due_at: dueAt } = invoice;
  work.emit(
    tradeNews('InvoiceIssued', account, { invoiceId, amountMinor: call.amountMinor, dueAt }),
  );
  return {
    captured_minor: payment.captured_minor + call.amountMinor,
    voided_minor: payment.voided_minor + restMinor,
    ...(heldMinor === call.amountMinor + restMinor && { state: 'TAKEN' }),
  };
}
