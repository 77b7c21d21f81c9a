import { type EventOf, Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** Goods that their buyer fetches at a counter. */
export const pickupLifecycle = Lifecycle.define('PLANNED', {
  PLANNED: { accept: 'ACCEPTED', reject: 'REJECTED', cancel: 'CANCELED' },
  ACCEPTED: { pick: 'PICKING', reject: 'REJECTED', cancel: 'CANCELED' },
  PICKING: {
    pick: 'PICKING',
    markReady: 'READY',
    sendForTransfer: 'IN_TRANSFER',
    reject: 'REJECTED',
    cancel: 'CANCELED',
  },
  IN_TRANSFER: { markReady: 'READY', cancel: 'CANCELED' },
  READY: {
    arrive: 'CUSTOMER_ARRIVED',
    handOverPart: 'READY',
    handOver: 'HANDED_OVER',
    giveUp: 'NO_SHOW',
    cancel: 'CANCELED',
  },
  CUSTOMER_ARRIVED: {
    handOverPart: 'READY',
    handOver: 'HANDED_OVER',
    giveUp: 'NO_SHOW',
    cancel: 'CANCELED',
  },
  HANDED_OVER: {},
  NO_SHOW: {},
  REJECTED: {},
  CANCELED: {},
});

/** Goods that are sent to their buyer. */
export const shipmentLifecycle = Lifecycle.define('PLANNED', {
  PLANNED: { offer: 'OFFERED', accept: 'CLAIMED', cancel: 'CANCELED' },
  OFFERED: { accept: 'CLAIMED', reject: 'REJECTED', cancel: 'CANCELED' },
  CLAIMED: { pick: 'PICKING', reject: 'REJECTED', cancel: 'CANCELED' },
  PICKING: { pick: 'PICKING', pack: 'PACKED', reject: 'REJECTED', cancel: 'CANCELED' },
  PACKED: { shipPart: 'PACKED', ship: 'SHIPPED', cancel: 'CANCELED' },
  SHIPPED: { deliver: 'DELIVERED', lose: 'LOST', sendBack: 'RETURNED_TO_SENDER' },
  DELIVERED: {},
  LOST: {},
  RETURNED_TO_SENDER: {},
  REJECTED: {},
  CANCELED: {},
});

/** Goods that their buyer carries out of a store at once. */
export const counterLifecycle = Lifecycle.define('PLANNED', {
  PLANNED: { handOver: 'HANDED_OVER', cancel: 'CANCELED' },
  HANDED_OVER: {},
  CANCELED: {},
});

/** How goods reach their buyer: fetched at a location, sent, or carried out of a store at once. */
export type FulfilmentKind = 'PICKUP' | 'SHIP' | 'COUNTER';
export type PickupState = StateOf<typeof pickupLifecycle>;
export type ShipmentState = StateOf<typeof shipmentLifecycle>;
export type FulfilmentState = PickupState | ShipmentState;
export type FulfilmentEvent = EventOf<typeof pickupLifecycle> | EventOf<typeof shipmentLifecycle>;

const lifecycles = {
  PICKUP: pickupLifecycle as Lifecycle<FulfilmentState, FulfilmentEvent>,
  SHIP: shipmentLifecycle as Lifecycle<FulfilmentState, FulfilmentEvent>,
  COUNTER: counterLifecycle as unknown as Lifecycle<FulfilmentState, FulfilmentEvent>,
} as const;

export function lifecycleOf(kind: FulfilmentKind): Lifecycle<FulfilmentState, FulfilmentEvent> {
  return lifecycles[kind];
}

/** The states in which nobody has begun to pick the goods. */
export const untouchedStates: readonly FulfilmentState[] = [
  'PLANNED',
  'OFFERED',
  'CLAIMED',
  'ACCEPTED',
];

/** A pickup whose goods lie elsewhere is sent before it is made ready; any other one is never sent. */
export function isOnWay(step: FulfilmentEvent, needsTransfer: boolean): boolean {
  if (step === 'sendForTransfer') return needsTransfer;
  return step !== 'markReady' || !needsTransfer;
}

/** The states in which the goods have left the shop's hands, or never will. */
export const endedStates: readonly FulfilmentState[] = [
  'HANDED_OVER',
  'NO_SHOW',
  'REJECTED',
  'CANCELED',
  'SHIPPED',
  'DELIVERED',
  'LOST',
  'RETURNED_TO_SENDER',
];
