import { orderStream, storeTasksStream } from '../fulfilment/index.js';
import type { NewEvent } from '../platform/events/event.js';
import type { ReturnState } from './domain/return-lifecycle.js';
import type { ReturnOrder } from './domain/return-order.js';

/** What the module tells others, on the order's stream and on that of the location where the goods are or go. */
export type ReturnEventType =
  | 'ReturnRequested'
  | 'ReturnApproved'
  | 'ReturnDeclined'
  | 'ReturnCanceled'
  | 'ReturnLabeled'
  | 'ReturnSent'
  | 'ReturnAtCounter'
  | 'ReturnReceived'
  | 'ReturnInspected'
  | 'ReturnCompleted'
  | 'ReturnExpired'
  | 'ReturnReplacementChosen'
  | 'ReturnReplacementLetGo'
  | 'ReturnExchanged';

/** The news of one step of a return, with the state before and after it. */
export function returnNews(
  type: ReturnEventType,
  returned: ReturnOrder,
  from: ReturnState | null,
  facts: Readonly<Record<string, unknown>> = {},
): NewEvent {
  const { id, number, orderId, locationId, state } = returned;
  return {
    streams: [orderStream(orderId), ...(locationId ? [storeTasksStream(locationId)] : [])],
    type,
    payload: { returnId: id, number, orderId, locationId, from, state, ...facts },
  };
}
