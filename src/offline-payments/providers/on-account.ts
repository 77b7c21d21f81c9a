import type { Purchase } from '../../payments/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { creditInvoices } from '../commands/credit-invoices.js';
import { issueInvoice } from '../commands/issue-invoice.js';
import { releaseCredit } from '../commands/release-credit.js';
import { reserveCredit } from '../commands/reserve-credit.js';
import { findTradeAccount } from '../data/trade.js';
import type { OfflineMethod } from './offline-provider.js';

/** How long a promise of credit is kept for goods that have not left. */
const daysKept = 90;

async function objection({ db }: Gateway, { customerId, currency, totalMinor }: Purchase) {
  const account = customerId === null ? undefined : await findTradeAccount(db, customerId);
  if (!account || account.limit_minor === 0) return 'NO_TRADE_ACCOUNT';
  if (account.currency !== currency) return 'OTHER_CURRENCY';
  const leftMinor = account.limit_minor - account.reserved_minor - account.used_minor;
  return totalMinor > leftMinor ? 'OVER_LIMIT' : undefined;
}

/** What businesses buy now and pay when their invoice is due. */
export const onAccountMethod: OfflineMethod = {
  name: 'on-account',
  family: 'ON_ACCOUNT',
  capabilities: {
    account: 'TRADE_RECEIVABLE',
    multiCapture: true,
    partialRefund: true,
    voidRemainder: true,
    authorizationDays: daysKept,
  },
  authorize: reserveCredit,
  operations: { CAPTURE: issueInvoice, VOID: releaseCredit, REFUND: creditInvoices },
  objection,
};
