import { type EventOf, Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** What one parcel of a shipment goes through. */
export const parcelLifecycle = Lifecycle.define('PACKED', {
  PACKED: { label: 'LABELED', ship: 'SHIPPED', cancel: 'CANCELED' },
  LABELED: { ship: 'SHIPPED', cancel: 'CANCELED' },
  SHIPPED: {
    deliver: 'DELIVERED',
    lose: 'LOST',
    sendBack: 'RETURNED_TO_SENDER',
    receiveBack: 'RECEIVED_BACK',
  },
  RETURNED_TO_SENDER: { receiveBack: 'RECEIVED_BACK' },
  CANCELED: {},
  DELIVERED: {},
  LOST: {},
  RECEIVED_BACK: {},
});

export type ParcelState = StateOf<typeof parcelLifecycle>;
export type ParcelEvent = EventOf<typeof parcelLifecycle>;
