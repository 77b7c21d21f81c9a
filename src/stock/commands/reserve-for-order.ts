import type { Channel } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import type { Wanted } from '../data/take.js';
import type { OutOfStockRefusal } from '../domain/refusals.js';
import type { WayOut } from '../domain/serving.js';
import { takeOrRefuse } from './take-or-refuse.js';

export interface ReserveForOrder {
  readonly orderId: string;
  /** Whose holds are used up first. */
  readonly cartId: string | null;
  /** Instead of a cart: the reservation in a store whose units become the order's. */
  readonly storeReservationId?: string | null | undefined;
  readonly lines: readonly (Wanted & {
    readonly orderLineId: string;
    /** Collected goods come only from stores that hand over. */
    readonly kind?: WayOut | undefined;
  })[];
  /** The channel that sells; the caller's where it is left out. */
  readonly channel?: Channel | undefined;
}

/**
 * Promises the goods of an order, all of them or none. What the cart held becomes the order's without being
 * given away in between; the cart holds nothing afterwards. Refuses with what is short, and counts what a place
 * does not sell to this channel as none.
 */
export async function reserveForOrder(
  work: Work,
  input: ReserveForOrder,
): Promise<undefined | OutOfStockRefusal> {
  const { cartId, orderId, storeReservationId } = input;
  return takeOrRefuse(
    work,
    { state: 'HARD', cartId, orderId, storeReservationId },
    input.lines,
    input.channel ?? work.caller.channel,
  );
}
