/** The accounts of the ledger. What they hold is the sum of their postings; debits are positive. */
export const ledgerAccounts = [
  /** What buyers owe for what they have got; negative where they have paid for more. */
  'CUSTOMER_RECEIVABLE',
  /** What providers have taken for us and hold. */
  'PROVIDER_CLEARING',
  'STORE_CASH',
  /** Cheques that were taken and that no bank has paid yet. */
  'CHEQUES',
  /** What lies on the shop's account at its bank. */
  'BANK_CLEARING',
  /** Transfers that came and pay nothing yet, and what is still to be sent back of them; negative. */
  'UNSETTLED_TRANSFERS',
  /** What businesses owe on invoices. */
  'TRADE_RECEIVABLE',
  /** What customers owe on instalments that the shop funds, for goods that they have got; the fee included. */
  'INSTALMENT_RECEIVABLE',
  /** What tills had too little (or, negative, too much) when they were counted. */
  'CASH_DIFFERENCES',
  'GIFT_CARDS',
  'STORE_CREDIT',
  'POINTS_LIABILITY',
  /** What was given away: cards, credit and points that nobody has paid for. */
  'PROMOTIONS',
  /** What buyers are to be given back in another way than they paid, until they have got it. */
  'REFUNDS_PAYABLE',
  /** What was sold and is not to be paid after all. */
  'REFUNDS',
  /** What providers keep for themselves. */
  'FEES',
  /** What customers pay for paying later. */
  'INSTALMENT_FEES',
  'SALES',
  'CHARGEBACKS',
] as const;

export type LedgerAccount = (typeof ledgerAccounts)[number];
