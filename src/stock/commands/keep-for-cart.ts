import type { Channel } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import type { Wanted } from '../data/take.js';
import type { OutOfStockRefusal } from '../domain/refusals.js';
import type { WayOut } from '../domain/serving.js';
import { takeOrRefuse } from './take-or-refuse.js';

export interface KeepForCart {
  readonly cartId: string;
  readonly lines: readonly (Wanted & { readonly kind?: WayOut | undefined })[];
  /** The channel that sells. */
  readonly channel: Channel;
}

/**
 * Keeps units for a cart that was set aside, all that are asked for or none, and without an end: until its order uses
 * them up (`reserveForOrder`), or they are given back (`releaseCartHold`). What the cart held for a while is kept.
 */
export function keepForCart(
  work: Work,
  { cartId, lines, channel }: KeepForCart,
): Promise<undefined | OutOfStockRefusal> {
  return takeOrRefuse(work, { state: 'HARD', cartId, orderId: null }, lines, channel);
}
