import {
  type CartForOrder,
  keepCart,
  lockCartForOrder,
  totalMinorOf,
} from '../../../carts/index.js';
import { later } from '../../../kernel/clock.js';
import { newId } from '../../../kernel/ids.js';
import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import { totalChanged } from '../../../orders/index.js';
import type { Work } from '../../../platform/commands/work.js';
import type { OutOfStockRefusal } from '../../../stock/index.js';
import { addReplacement } from '../../data/replacements.js';
import { exchangeNotPossible } from '../../domain/refusals.js';
import { replacementLifecycle } from '../../domain/replacement-lifecycle.js';
import { bringWithinMs, type ReturnOrder } from '../../domain/return-order.js';
import { returnNews } from '../../events.js';

/** Other goods that somebody wants for those that come back. */
export interface WantedReplacement {
  readonly cartId: string;
  /** What they cost, as it was shown; another total is refused. */
  readonly expectedTotalMinor: number | null;
}

/** The same, once their cart is locked: carts come before orders and returns. */
export interface LockedReplacement extends Omit<WantedReplacement, 'cartId'> {
  readonly cart: CartForOrder;
}

/** Locks the cart with the goods that are wanted. Refuses what an order refuses of a cart. */
export async function lockReplacement(work: Work, wanted: WantedReplacement) {
  const { cartId, expectedTotalMinor } = wanted;
  const cart = await lockCartForOrder(work, cartId);
  return isRefusal(cart) ? cart : ({ cart, expectedTotalMinor } satisfies LockedReplacement);
}

/**
 * Keeps other goods for a return that is locked, or new, at the prices of today: until its own goods have to be sent or
 * brought, or without an end where they are there. Refuses what is not there (OutOfStock), another total than was shown
 * (TotalChanged), and goods in another currency (ExchangeNotPossible).
 */
export async function reserveReplacement(
  work: Work,
  returned: ReturnOrder,
  { cart, expectedTotalMinor, currency }: LockedReplacement & { readonly currency: string },
): Promise<
  undefined | OutOfStockRefusal | Refusal<'TotalChanged'> | Refusal<'ExchangeNotPossible'>
> {
  if (cart.currency !== currency) return exchangeNotPossible({ currency });
  const totalMinor = totalMinorOf(cart);
  if ((expectedTotalMinor ?? totalMinor) !== totalMinor)
    return totalChanged({ expectedMinor: expectedTotalMinor ?? totalMinor, totalMinor, currency });
  const short = await keepCart(work, cart);
  if (short) return short;
  const isThere = returned.receivedAt !== null;
  const keptUntil = isThere ? null : (returned.dueAt ?? later(work.now, bringWithinMs));
  await addReplacement(work, {
    id: newId(),
    return_id: returned.id,
    cart_id: cart.id,
    state: isThere ? 'KEPT' : replacementLifecycle.initial,
    currency,
    total_minor: totalMinor,
    kept_until: keptUntil,
    order_id: null,
    chosen_at: work.now,
    ended_at: null,
  });
  const facts = { totalMinor, currency, keptUntil };
  work.emit(returnNews('ReturnReplacementChosen', returned, returned.state, facts));
  return undefined;
}
