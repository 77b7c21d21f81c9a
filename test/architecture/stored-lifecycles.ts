import { approvalLifecycle } from '../../src/approvals/index.js';
import { cartLifecycle } from '../../src/carts/index.js';
import { deviceLifecycle } from '../../src/devices/index.js';
import {
  counterLifecycle,
  parcelLifecycle,
  pickupLifecycle,
  shipmentLifecycle,
} from '../../src/fulfilment/index.js';
import { instalmentLifecycle } from '../../src/instalments/index.js';
import type { Lifecycle } from '../../src/kernel/lifecycle.js';
import { messageLifecycle } from '../../src/messaging/index.js';
import {
  bankLineLifecycle,
  chequeLifecycle,
  offlinePaymentLifecycle,
  payoutLifecycle,
  tillSessionLifecycle,
  tradeInvoiceLifecycle,
} from '../../src/offline-payments/index.js';
import { orderLifecycle } from '../../src/orders/index.js';
import {
  disputeLifecycle,
  paymentAttemptLifecycle,
  paymentIntentLifecycle,
  paymentOperationLifecycle,
  refundLifecycle,
  savedMethodLifecycle,
  terminalRefundLifecycle,
} from '../../src/payments/index.js';
import { replacementLifecycle, returnLifecycle } from '../../src/returns/index.js';
import { sharedPaymentLifecycle } from '../../src/sharing/index.js';
import { reservationLifecycle } from '../../src/stock/index.js';
import { storeReservationLifecycle } from '../../src/store-reservations/index.js';
import { giftCardLifecycle } from '../../src/stored-value/index.js';
import { tagLifecycle } from '../../src/tags/index.js';
import { transferLifecycle } from '../../src/transfers/index.js';
import { visitLifecycle } from '../../src/visits/index.js';

/** Where the states of a lifecycle are kept, and under which name the graph shows them. */
export interface StoredLifecycle {
  /** Those that share a column. */
  readonly lifecycles: readonly Lifecycle<string, string>[];
  readonly table: string;
  readonly column: string;
  /** Missing where the graph does not show the state. */
  readonly enumName?: string;
}

export const storedLifecycles: readonly StoredLifecycle[] = [
  { lifecycles: [deviceLifecycle], table: 'device', column: 'state', enumName: 'DeviceState' },
  { lifecycles: [cartLifecycle], table: 'cart', column: 'state', enumName: 'CartState' },
  { lifecycles: [orderLifecycle], table: 'sales_order', column: 'state', enumName: 'OrderState' },
  {
    lifecycles: [pickupLifecycle, shipmentLifecycle, counterLifecycle],
    table: 'fulfilment',
    column: 'state',
    enumName: 'FulfilmentState',
  },
  {
    lifecycles: [paymentIntentLifecycle],
    table: 'payment_intent',
    column: 'state',
    enumName: 'PaymentIntentState',
  },
  {
    lifecycles: [parcelLifecycle],
    table: 'parcel',
    column: 'state',
    enumName: 'ParcelState',
  },
  {
    lifecycles: [messageLifecycle],
    table: 'message',
    column: 'state',
    enumName: 'MessageState',
  },
  { lifecycles: [savedMethodLifecycle], table: 'saved_payment_method', column: 'state' },
  {
    lifecycles: [paymentAttemptLifecycle],
    table: 'payment_attempt',
    column: 'state',
    enumName: 'PaymentAttemptState',
  },
  {
    lifecycles: [paymentOperationLifecycle],
    table: 'payment_operation',
    column: 'phase',
    enumName: 'PaymentOperationPhase',
  },
  {
    lifecycles: [giftCardLifecycle],
    table: 'stored_account',
    column: 'state',
    enumName: 'GiftCardState',
  },
  {
    lifecycles: [sharedPaymentLifecycle],
    table: 'shared_payment',
    column: 'state',
    enumName: 'SharedPaymentState',
  },
  {
    lifecycles: [storeReservationLifecycle],
    table: 'store_reservation',
    column: 'state',
    enumName: 'StoreReservationState',
  },
  { lifecycles: [visitLifecycle], table: 'visit', column: 'state', enumName: 'VisitState' },
  { lifecycles: [tagLifecycle], table: 'tag', column: 'state', enumName: 'TagState' },
  { lifecycles: [offlinePaymentLifecycle], table: 'offline_payment', column: 'state' },
  {
    lifecycles: [tillSessionLifecycle],
    table: 'till_session',
    column: 'state',
    enumName: 'TillSessionState',
  },
  { lifecycles: [chequeLifecycle], table: 'cheque', column: 'state', enumName: 'ChequeState' },
  {
    lifecycles: [bankLineLifecycle],
    table: 'bank_line',
    column: 'state',
    enumName: 'BankTransferState',
  },
  { lifecycles: [payoutLifecycle], table: 'payout', column: 'state', enumName: 'PayoutState' },
  {
    lifecycles: [tradeInvoiceLifecycle],
    table: 'trade_invoice',
    column: 'state',
    enumName: 'TradeInvoiceState',
  },
  {
    lifecycles: [instalmentLifecycle],
    table: 'instalment',
    column: 'state',
    enumName: 'InstalmentState',
  },
  { lifecycles: [disputeLifecycle], table: 'dispute', column: 'state', enumName: 'DisputeState' },
  { lifecycles: [refundLifecycle], table: 'refund', column: 'state', enumName: 'RefundState' },
  {
    lifecycles: [terminalRefundLifecycle],
    table: 'terminal_refund',
    column: 'state',
    enumName: 'TerminalRefundState',
  },
  {
    lifecycles: [approvalLifecycle],
    table: 'approval',
    column: 'state',
    enumName: 'ApprovalState',
  },
  {
    lifecycles: [transferLifecycle],
    table: 'transfer',
    column: 'state',
    enumName: 'TransferState',
  },
  {
    lifecycles: [returnLifecycle],
    table: 'return_order',
    column: 'state',
    enumName: 'ReturnState',
  },
  {
    lifecycles: [replacementLifecycle],
    table: 'replacement',
    column: 'state',
    enumName: 'ReplacementState',
  },
  { lifecycles: [reservationLifecycle], table: 'reservation', column: 'state' },
];

/** All states that a column of lifecycles may hold. */
export function statesOf({ lifecycles }: StoredLifecycle): string[] {
  return [...new Set(lifecycles.flatMap((lifecycle) => lifecycle.states))].sort();
}
