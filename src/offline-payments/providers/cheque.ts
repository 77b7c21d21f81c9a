import type { OperationCall } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type OfflinePaymentRow, offlineTables } from '../data/tables.js';
import { bankTransferMethod } from './bank-transfer.js';
import { handedOver, needsCounter, neverHeld } from './cash.js';
import type { OfflineMethod } from './offline-provider.js';

/** How long goods are kept for somebody who wants to pay in the store. */
const daysToCome = 2;

/**
 * Nothing is given back before the bank has paid: a cheque that bounces would have been turned into money. Nobody says
 * what becomes of the cheque while its refund is booked.
 */
async function refund(work: Work, payment: OfflinePaymentRow, call: OperationCall) {
  const cheque = await offlineTables(work.db)
    .selectFrom('cheque')
    .select('state')
    .where('payment_key', '=', payment.key)
    .forShare()
    .executeTakeFirst();
  if (cheque?.state === 'RECEIVED') return { kind: 'unknown', reason: 'awaits_bank' } as const;
  if (cheque?.state !== 'CLEARED') return { kind: 'failed', code: 'cheque_bounced' } as const;
  return bankTransferMethod.operations.REFUND(work, payment, call);
}

/** Cheques that are handed over at the counter. A refund is sent by the bank: nobody writes a cheque for it. */
export const chequeMethod: OfflineMethod = {
  name: 'cheque',
  family: 'CHEQUE',
  capabilities: {
    account: 'CHEQUES',
    multiCapture: false,
    partialRefund: true,
    voidRemainder: false,
    authorizationDays: 0,
    takesAtOnce: true,
    takenByStaff: true,
    decisionDays: daysToCome,
  },
  authorize: handedOver,
  operations: { CAPTURE: neverHeld, VOID: neverHeld, REFUND: refund },
  objection: async (_gateway, purchase) =>
    purchase.currency === 'EUR' ? needsCounter(purchase) : 'OTHER_CURRENCY',
};
