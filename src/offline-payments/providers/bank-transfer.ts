import { awaitTransfer } from '../commands/await-transfer.js';
import { owePayout } from '../commands/owe-payout.js';
import { shopAccount } from '../ports.js';
import { neverHeld } from './cash.js';
import type { OfflineMethod } from './offline-provider.js';

/** How long a transfer is waited for: banks take two days, and people some more. */
const daysToArrive = 7;

/** Transfers to the shop's account. A refund is an order to the bank, and counts once it is on the list of those. */
export const bankTransferMethod: OfflineMethod = {
  name: 'bank-transfer',
  family: 'BANK_TRANSFER',
  capabilities: {
    account: 'UNSETTLED_TRANSFERS',
    multiCapture: false,
    partialRefund: true,
    voidRemainder: false,
    authorizationDays: 0,
    takesAtOnce: true,
    decisionDays: daysToArrive,
  },
  authorize: awaitTransfer,
  operations: {
    CAPTURE: neverHeld,
    /** Nobody waits any more: what has come of it goes back. */
    VOID: async (work, payment) => {
      if (payment.state !== 'AWAITED') return neverHeld();
      if (payment.received_minor > 0)
        await owePayout(work, {
          reason: 'NOT_PAID_IN_TIME',
          provider: 'bank-transfer',
          payment_key: payment.key,
          currency: payment.currency,
          amount_minor: payment.received_minor,
        });
      return { state: 'CLOSED' };
    },
    REFUND: async (work, payment, call) => {
      const refunded_minor = payment.refunded_minor + call.amountMinor;
      if (refunded_minor > payment.captured_minor) return { kind: 'failed', code: 'too_much' };
      await owePayout(work, {
        reason: 'REFUND',
        provider: payment.provider,
        payment_key: payment.key,
        operation_key: call.key,
        currency: call.currency,
        amount_minor: call.amountMinor,
      });
      return { refunded_minor };
    },
  },
  objection: async (gateway, purchase) =>
    gateway.port(shopAccount)?.currency === purchase.currency ? undefined : 'OTHER_CURRENCY',
};
