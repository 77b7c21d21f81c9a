import type { NewEvent } from '../platform/events/event.js';
import type { Fulfilment } from './domain/fulfilment.js';
import type { FulfilmentState } from './domain/lifecycles.js';

/** What the module tells others, on the order's stream and on the stream of the location that does the work. */
export type FulfilmentEventType =
  | 'FulfilmentPlanned'
  | 'FulfilmentAccepted'
  | 'FulfilmentPicked'
  | 'PickupSent'
  | 'PickupReady'
  | 'PickupReminded'
  | 'CollectorNamed'
  | 'IdentityCheckRequired'
  | 'ShipmentPacked'
  | 'CustomerArrived'
  | 'PickupHandedOver'
  | 'PickupHandedOverInPart'
  | 'ParcelsPacked'
  | 'ParcelLabeled'
  | 'ParcelShipped'
  | 'ParcelDelivered'
  | 'ParcelLost'
  | 'ParcelSentBack'
  | 'ParcelReceivedBack'
  | 'ShipmentShipped'
  | 'GoodsCarriedOut'
  | 'PickupNotCollected'
  | 'FulfilmentShortened'
  | 'FulfilmentRejected'
  | 'FulfilmentCanceled';

/** The stream of the people of a location. */
export function storeTasksStream(locationId: string): string {
  return `store-tasks:${locationId}`;
}

/** The stream of an order; payment and fulfilment tell their news on it too. */
export function orderStream(orderId: string): string {
  return `order:${orderId}`;
}

/** The news of one step, with the state before and after it; for all locations that have worked on it. */
export function fulfilmentNews(
  type: FulfilmentEventType,
  fulfilment: Fulfilment,
  from: FulfilmentState | null,
  facts: Readonly<Record<string, unknown>> = {},
): NewEvent {
  const atWork = new Set([fulfilment.stockFrom, fulfilment.taskAt]);
  return {
    streams: [orderStream(fulfilment.orderId), ...[...atWork].map(storeTasksStream)],
    type,
    payload: {
      fulfilmentId: fulfilment.id,
      orderId: fulfilment.orderId,
      kind: fulfilment.kind,
      locationId: fulfilment.taskAt,
      from,
      state: fulfilment.state,
      ...facts,
    },
  };
}

/** Who works on a task is told to the people of its location alone. */
export function claimNews(
  type: 'TaskClaimed' | 'TaskHandedBack',
  { id, taskAt }: Fulfilment,
): NewEvent {
  return {
    streams: [storeTasksStream(taskAt)],
    type,
    payload: { fulfilmentId: id, locationId: taskAt },
  };
}
