import { bankTransferMethod } from './bank-transfer.js';
import { handedOver, needsCounter, neverHeld } from './cash.js';
import type { OfflineMethod } from './offline-provider.js';

/** How long goods are kept for somebody who wants to pay in the store. */
const daysToCome = 2;

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
  operations: { CAPTURE: neverHeld, VOID: neverHeld, REFUND: bankTransferMethod.operations.REFUND },
  objection: async (_gateway, purchase) =>
    purchase.currency === 'EUR' ? needsCounter(purchase) : 'OTHER_CURRENCY',
};
