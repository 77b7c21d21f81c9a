import { type Along, isPromised } from '../../payments/index.js';
import type { Order } from '../domain/order.js';
import { completeWhenPaid } from './complete-when-paid.js';
import { lockOrder } from './lock-order.js';

/**
 * Completes the order in the very transaction that records the last promise to pay it. The order is locked before the
 * intent, as everywhere. Who does not bring the outcome does nothing: the reaction on its news completes the order.
 */
export function alongOrder(orderId: string): Along {
  let order: Order | undefined;
  return {
    before: async (work) => {
      order = await lockOrder(work, orderId);
    },
    after: async (work, recorded) => {
      if (order && isPromised(recorded)) await completeWhenPaid(work, order, recorded);
    },
  };
}
