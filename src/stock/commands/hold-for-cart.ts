import type { Channel } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { finish, heldByCart, released } from '../data/finish.js';
import type { Wanted } from '../data/take.js';
import type { OutOfStockRefusal } from '../domain/refusals.js';
import type { WayOut } from '../domain/serving.js';
import { tellStockChanged } from '../events.js';
import { takeOrRefuse } from './take-or-refuse.js';

/** The task that gives back what carts have held too long. */
export const expireTask = 'expireSoftReservations';

export interface HoldForCart {
  readonly cartId: string;
  readonly lines: readonly (Wanted & { readonly kind?: WayOut | undefined })[];
  /** Until when the units are kept; the sweep gives them back after it. */
  readonly until: Date;
  /** The channel that sells; the caller's where it is left out. */
  readonly channel?: Channel | undefined;
}

/**
 * Keeps units for a cart until an instant, all that are asked for or none. It replaces what the cart held: what
 * is still wanted is kept and its time prolonged, what is not is given back.
 */
export async function holdForCart(
  work: Work,
  input: HoldForCart,
): Promise<undefined | OutOfStockRefusal> {
  const { cartId, until } = input;
  const channel = input.channel ?? work.caller.channel;
  const refused = await takeOrRefuse(work, { state: 'SOFT', cartId, until }, input.lines, channel);
  if (!refused)
    work.enqueue({
      task: expireTask,
      payload: {},
      runAt: until,
      key: `${expireTask}:${cartId}`,
    });
  return refused;
}

/** Gives back all that a cart holds; nothing where it holds nothing. */
export async function releaseCartHold(work: Work, cartId: string): Promise<void> {
  const { items } = await finish(work, heldByCart(cartId), released);
  tellStockChanged(work, items);
}
