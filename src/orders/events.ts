import { orderStream } from '../fulfilment/index.js';
import type { NewEvent } from '../platform/events/event.js';
import type { Order } from './domain/order.js';
import type { OrderState } from './domain/order-lifecycle.js';

/** What the module tells others, on the order's stream. */
export type OrderEventType =
  | 'OrderPlaced'
  | 'OrderConfirmed'
  | 'OrderExpired'
  | 'OrderCanceled'
  | 'OrderShortened'
  | 'OrderExtended'
  | 'OrderDeliveryChanged'
  | 'OrderResourced'
  | 'OrderHeld'
  | 'OrderInFulfilment'
  | 'OrderCompleted';

export function orderNews(
  type: OrderEventType,
  order: Order,
  from: OrderState | null,
  facts: Readonly<Record<string, unknown>> = {},
): NewEvent {
  return {
    streams: [orderStream(order.id)],
    type,
    payload: { orderId: order.id, cartId: order.cartId, from, state: order.state, ...facts },
  };
}
