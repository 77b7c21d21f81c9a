import type { EventOf } from '../../kernel/lifecycle.js';
import type { OrderState } from '../../orders/index.js';
import type { SharedPaymentState, sharedPaymentLifecycle } from './shared-payment-lifecycle.js';

export type SharedPaymentStep = EventOf<typeof sharedPaymentLifecycle>;

/** What decides how a shared payment goes on; amounts in minor units. */
export interface Standing {
  readonly orderState: OrderState;
  readonly totalMinor: number;
  /** What was taken of all shares together. */
  readonly takenMinor: number;
  /** What captures under way will bring besides. */
  readonly comingMinor: number;
}

/** The step that the order and its payments have led to; undefined where nothing has changed. */
export function nextStep(
  state: SharedPaymentState,
  { orderState, totalMinor, takenMinor, comingMinor }: Standing,
): SharedPaymentStep | undefined {
  const isOver = state === 'CANCELED' || state === 'EXPIRED' || state === 'FAILED';
  if (isOver) return undefined;
  if (orderState === 'CANCELED') return 'cancel';
  if (state === 'COLLECTING') {
    if (orderState === 'EXPIRED') return 'expire';
    return orderState === 'PENDING_PAYMENT' ? undefined : 'collect';
  }
  if (state === 'PAID') return undefined;
  if (takenMinor >= totalMinor) return 'capture';
  // All captures were asked for in one transaction: what is neither taken nor on its way will not come.
  return takenMinor + comingMinor < totalMinor ? 'fail' : undefined;
}
