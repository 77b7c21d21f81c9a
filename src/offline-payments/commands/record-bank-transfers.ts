import { newId } from '../../kernel/ids.js';
import { isCurrency } from '../../kernel/money.js';
import { post } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import {
  type BankLineProblem,
  type BankLineRow,
  type OfflinePaymentRow,
  offlineTables,
  type TradeInvoiceRow,
} from '../data/tables.js';
import { lockInvoice } from '../data/trade.js';
import { lockTransfer } from '../data/transfers.js';
import { isPayable } from '../domain/amount.js';
import { findReferences } from '../domain/creditor-reference.js';
import { amountNotPossible, otherCurrency } from '../domain/refusals.js';
import { transferNews } from '../events.js';
import { shopAccount } from '../ports.js';
import { payInvoice } from './pay-invoice.js';
import { receiveTransfer } from './receive-transfer.js';

/** A credit on the statement of the shop's account. */
export interface BankTransfer {
  /** The bank's own name for it: it counts once. */
  readonly bankLineId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** What the payer wrote; the reference is looked for in it. */
  readonly remittance: string;
  readonly payer: string | null;
}

/** What became of a line: it is new, it was known, or it was known and said something else. */
export interface RecordedLine {
  readonly lineId: string;
  readonly outcome: 'RECORDED' | 'KNOWN' | 'DIFFERS';
  /** The attempt that it has paid, to be asked about after the commit. */
  readonly attemptId: string | null;
}

/**
 * Takes over lines of the bank's statement: each once, by the bank's own name for it, whatever is sent how often. A
 * line with the reference of a payment counts towards it; any other waits in quarantine. Refuses all lines where an
 * amount is none, or a currency does not exist.
 */
export async function recordBankTransfers(work: Work, transfers: readonly BankTransfer[]) {
  if (transfers.some(({ amountMinor }) => !isPayable(amountMinor))) return amountNotPossible();
  if (transfers.some(({ currency }) => !isCurrency(currency)))
    return otherCurrency({ currency: work.port(shopAccount)?.currency ?? 'EUR' });
  const lines: RecordedLine[] = [];
  // In one order for everybody, so that two imports at once wait for each other instead of crosswise.
  for (const transfer of transfers.toSorted((a, b) => (a.bankLineId < b.bankLineId ? -1 : 1)))
    lines.push(await recordOne(work, transfer));
  return { lines };
}

async function recordOne(work: Work, transfer: BankTransfer): Promise<RecordedLine> {
  const db = offlineTables(work.db);
  const line: BankLineRow = {
    id: newId(),
    bank_line_id: transfer.bankLineId,
    state: 'QUARANTINED',
    currency: transfer.currency,
    amount_minor: transfer.amountMinor,
    remittance: transfer.remittance,
    payer: transfer.payer,
    problem: null,
    payment_key: null,
    received_at: work.now,
  };
  const isNew = await db
    .insertInto('bank_line')
    .values(line)
    .onConflict((conflict) => conflict.column('bank_line_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!isNew) return known(work, transfer);
  await post(work, [
    {
      kind: 'TRANSFER_RECEIVED',
      operationId: line.id,
      amountMinor: line.amount_minor,
      currency: line.currency,
    },
  ]);
  return { lineId: line.id, outcome: 'RECORDED', attemptId: await match(work, line) };
}

/** Finds what a new line is for, and counts it there; answers the attempt that it has paid. */
async function match(work: Work, line: BankLineRow): Promise<string | null> {
  const { payment, invoice, problem } = await claimFor(work, line);
  const key = payment?.key ?? invoice?.payment_key;
  const settled: BankLineRow = key
    ? { ...line, state: 'MATCHED', payment_key: key }
    : { ...line, problem };
  await offlineTables(work.db)
    .updateTable('bank_line')
    .set(settled)
    .where('id', '=', line.id)
    .execute();
  work.emit(transferNews(key ? 'TransferMatched' : 'TransferQuarantined', settled));
  if (invoice) await payInvoice(work, invoice, settled);
  return payment && (await receiveTransfer(work, payment, settled)) ? payment.key : null;
}

async function known(work: Work, transfer: BankTransfer): Promise<RecordedLine> {
  const before = await offlineTables(work.db)
    .selectFrom('bank_line')
    .selectAll()
    .where('bank_line_id', '=', transfer.bankLineId)
    .executeTakeFirstOrThrow();
  const same =
    before.amount_minor === transfer.amountMinor && before.currency === transfer.currency;
  return { lineId: before.id, outcome: same ? 'KNOWN' : 'DIFFERS', attemptId: null };
}

interface Claim {
  readonly payment?: OfflinePaymentRow;
  readonly invoice?: TradeInvoiceRow;
  readonly problem: BankLineProblem | null;
}

/** The payment or the invoice whose reference the line bears, locked. */
async function claimFor(work: Work, line: BankLineRow): Promise<Claim> {
  const references = findReferences(line.remittance);
  for (const reference of references) {
    const payment = await lockTransfer(work, { reference });
    if (payment) return claimOn(payment, line) ?? { payment, problem: null };
    const invoice = await lockInvoice(work, { reference });
    if (invoice) return claimOn(invoice, line) ?? { invoice, problem: null };
  }
  return { problem: references.length === 0 ? 'NO_REFERENCE' : 'UNKNOWN_REFERENCE' };
}

/** What keeps a line from counting, although it bears the reference. */
function claimOn(found: OfflinePaymentRow | TradeInvoiceRow, line: BankLineRow): Claim | undefined {
  if (found.currency !== line.currency) return { problem: 'OTHER_CURRENCY' };
  return found.state === 'CLOSED' ? { problem: 'PAYMENT_OVER' } : undefined;
}
