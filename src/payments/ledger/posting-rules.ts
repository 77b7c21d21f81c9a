import type { LedgerAccount } from './chart.js';

/** The account of whatever was paid with: a provider holds the money, or we owe less on a card of our own. */
type Side = LedgerAccount | 'TENDER';

interface Rule {
  readonly debit: Side;
  readonly credit: Side;
}

/** What posts, and where. Authorisations and voids are promises: no money moves, so they post nothing. */
export const postingRules = {
  /** Money was taken, whether it was asked for apart or came with its authorisation. */
  CAPTURE: { debit: 'TENDER', credit: 'CUSTOMER_RECEIVABLE' },
  /** Money has gone back. */
  REFUND: { debit: 'CUSTOMER_RECEIVABLE', credit: 'TENDER' },
  /** Money that was thought to be taken was not. */
  CAPTURE_UNDONE: { debit: 'CUSTOMER_RECEIVABLE', credit: 'TENDER' },
  /** Money that was thought to have gone back has not. */
  REFUND_UNDONE: { debit: 'TENDER', credit: 'CUSTOMER_RECEIVABLE' },
  /** A bank has taken money back for its card holder. */
  CHARGEBACK: { debit: 'CHARGEBACKS', credit: 'TENDER' },
  /** The bank has returned it. */
  CHARGEBACK_REVERSED: { debit: 'TENDER', credit: 'CHARGEBACKS' },
  /** Goods have left. */
  SALE: { debit: 'CUSTOMER_RECEIVABLE', credit: 'SALES' },
  /** Something of what was sold need not be paid after all. */
  REFUND_GRANTED: { debit: 'REFUNDS', credit: 'CUSTOMER_RECEIVABLE' },
  /** What is to be given back leaves another way than it came: from here on it is owed. */
  REFUND_PROMISED: { debit: 'CUSTOMER_RECEIVABLE', credit: 'REFUNDS_PAYABLE' },
  /** The buyer has got it. */
  REFUND_PAID_OUT: { debit: 'REFUNDS_PAYABLE', credit: 'TENDER' },
  /** The money for it could not be given back. */
  REFUND_WITHDRAWN: { debit: 'CUSTOMER_RECEIVABLE', credit: 'REFUNDS' },
  /** A card, credit or points were given away: we owe goods for them. */
  VALUE_ISSUED: { debit: 'PROMOTIONS', credit: 'TENDER' },
  /** Some of them are owed no more: expired, or taken off again. */
  VALUE_WITHDRAWN: { debit: 'TENDER', credit: 'PROMOTIONS' },
  /** Money has come to the bank, and pays nothing yet. */
  TRANSFER_RECEIVED: { debit: 'BANK_CLEARING', credit: 'UNSETTLED_TRANSFERS' },
  /** The bank was told to send back what was owed. */
  PAYOUT: { debit: 'TENDER', credit: 'BANK_CLEARING' },
  CHEQUE_CLEARED: { debit: 'BANK_CLEARING', credit: 'CHEQUES' },
  /** The bank does not pay a cheque, or has taken its money back: the buyer owes it again. */
  CHEQUE_BOUNCED: { debit: 'CUSTOMER_RECEIVABLE', credit: 'TENDER' },
  INVOICE_SETTLED: { debit: 'UNSETTLED_TRANSFERS', credit: 'TRADE_RECEIVABLE' },
  /** Paying later is not free: the fee of a plan that the shop funds. */
  INSTALMENT_FEE: { debit: 'TENDER', credit: 'INSTALMENT_FEES' },
  /** It need not be paid after all. */
  INSTALMENT_FEE_REDUCED: { debit: 'INSTALMENT_FEES', credit: 'TENDER' },
  /** A till had more than it should, or less. */
  TILL_OVER: { debit: 'STORE_CASH', credit: 'CASH_DIFFERENCES' },
  TILL_SHORT: { debit: 'CASH_DIFFERENCES', credit: 'STORE_CASH' },
} as const satisfies Record<string, Rule>;

export type LedgerEntryKind = keyof typeof postingRules;

/** One sum that moves between two accounts. */
export interface LedgerEntry {
  readonly kind: LedgerEntryKind;
  /** What it is posted for: a payment operation or a fulfilment. Posts once for each kind. */
  readonly operationId: string;
  /** What was paid with, for kinds that move money. */
  readonly tender?: LedgerAccount | undefined;
  /** At least one of the two is known, except for value that is given away. */
  readonly orderId?: string | null;
  readonly intentId?: string | null;
  /** Minor units; more than zero. */
  readonly amountMinor: number;
  readonly currency: string;
}

export interface Posting {
  readonly account: LedgerAccount;
  readonly currency: string;
  /** Debits are positive, credits negative. */
  readonly amountMinor: number;
}

/** The two sides of an entry, which sum to zero. Throws where the amount is not positive and whole. */
export function postingsOf({ kind, tender, amountMinor, currency }: LedgerEntry): Posting[] {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    throw new RangeError(`${amountMinor} cannot be posted`);
  const { debit, credit } = postingRules[kind];
  const account = (side: Side) => (side === 'TENDER' ? known(tender, kind) : side);
  return [
    { account: account(debit), currency, amountMinor },
    { account: account(credit), currency, amountMinor: -amountMinor },
  ];
}

function known(tender: LedgerAccount | undefined, kind: string): LedgerAccount {
  if (!tender) throw new TypeError(`${kind} cannot be posted without the account it was paid with`);
  return tender;
}
