import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** A payment in our own books: money that is waited for, promised on account, or there. */
export const offlinePaymentLifecycle = Lifecycle.define('AWAITED', {
  AWAITED: { hold: 'HELD', take: 'TAKEN', close: 'CLOSED' },
  HELD: { take: 'TAKEN', close: 'CLOSED' },
  TAKEN: {},
  CLOSED: {},
});
export type OfflinePaymentState = StateOf<typeof offlinePaymentLifecycle>;

/** A till from its float to its count. */
export const tillSessionLifecycle = Lifecycle.define('OPEN', {
  OPEN: { close: 'CLOSED' },
  CLOSED: {},
});
export type TillSessionState = StateOf<typeof tillSessionLifecycle>;

/** A cheque. One that the bank has paid may still come back. */
export const chequeLifecycle = Lifecycle.define('RECEIVED', {
  RECEIVED: { clear: 'CLEARED', bounce: 'BOUNCED' },
  CLEARED: { bounce: 'BOUNCED' },
  BOUNCED: {},
});
export type ChequeState = StateOf<typeof chequeLifecycle>;

/** A line of the bank's statement: nobody's, until its reference or a person says what it pays. */
export const bankLineLifecycle = Lifecycle.define('QUARANTINED', {
  QUARANTINED: { match: 'MATCHED', giveBack: 'RETURNED' },
  MATCHED: {},
  RETURNED: {},
});
export type BankLineState = StateOf<typeof bankLineLifecycle>;

/** Money that has to go out by hand: from a till, or by an order to the bank. */
export const payoutLifecycle = Lifecycle.define('OWED', { OWED: { pay: 'PAID' }, PAID: {} });
export type PayoutState = StateOf<typeof payoutLifecycle>;

/** An invoice of a business customer. */
export const tradeInvoiceLifecycle = Lifecycle.define('OPEN', {
  OPEN: { settle: 'SETTLED' },
  SETTLED: {},
});
export type TradeInvoiceState = StateOf<typeof tradeInvoiceLifecycle>;
