/** The accounts of the ledger. What they hold is the sum of their postings; debits are positive. */
export const ledgerAccounts = [
  /** What buyers owe for what they have got; negative where they have paid for more. */
  'CUSTOMER_RECEIVABLE',
  /** What providers have taken for us and hold. */
  'PROVIDER_CLEARING',
  'STORE_CASH',
  'GIFT_CARDS',
  'STORE_CREDIT',
  'POINTS_LIABILITY',
  /** What was given away: cards, credit and points that nobody has paid for. */
  'PROMOTIONS',
  /** What was sold and is not to be paid after all. */
  'REFUNDS',
  'FEES',
  'SALES',
  'CHARGEBACKS',
] as const;

export type LedgerAccount = (typeof ledgerAccounts)[number];
