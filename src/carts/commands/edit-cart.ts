import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { carts } from '../data/store.js';
import type { CartAdjustment } from '../domain/adjustments.js';
import type { Cart } from '../domain/cart.js';
import {
  type EditRefusal,
  type VariantNotSoldRefusal,
  variantNotSold,
} from '../domain/refusals.js';
import { type CartEventType, type CartNews, tellCart } from '../events.js';
import { lockOwnCart } from './lock-own-cart.js';
import { priceCart } from './price-cart.js';

/** Which cart is edited, and in which state its editor has seen it. */
export interface EditTarget {
  readonly cartId: string;
  /** The version that was read; an edit of anything newer is refused. Left out: whatever it is. */
  readonly expectedVersion?: number | undefined;
}

/** What an edit has done, besides what it has written into the cart. */
export interface Edit {
  readonly type: CartEventType;
  readonly news?: Omit<CartNews, 'version'>;
  /** Variants that the edit brings in: they must be sold, or the edit is refused. */
  readonly broughtIn?: readonly string[];
  readonly adjustments?: readonly CartAdjustment[];
}

export interface CartAnswer {
  readonly cartId: string;
  readonly adjustments: readonly CartAdjustment[];
}

/**
 * One edit of a cart, whatever it is: locked, for those who may use it, open, in the version that was expected;
 * then priced anew, and told to whoever watches it.
 */
export async function editCart<No extends Refusal = never>(
  work: Work,
  target: EditTarget,
  edit: (cart: Cart) => Edit | No | EditRefusal | Promise<Edit | No | EditRefusal>,
): Promise<CartAnswer | EditRefusal | VariantNotSoldRefusal | No> {
  const cart = await lockOwnCart(work, target.cartId);
  const closed = cart.beginEdit(target.expectedVersion);
  if (closed) return closed;
  const done = await edit(cart);
  if (isRefusal(done)) return done as No | EditRefusal;
  return finishEdit(work, cart, done as Edit);
}

/** The end that all edits share: prices, version, rows, news. */
export async function finishEdit(
  work: Work,
  cart: Cart,
  done: Edit,
): Promise<CartAnswer | EditRefusal | VariantNotSoldRefusal> {
  const priced = await priceCart(work, cart);
  if (isRefusal(priced)) return priced;
  const notSold = (done.broughtIn ?? []).filter((variantId) => !priced.quotes.has(variantId));
  if (notSold.length > 0) return variantNotSold({ variantIds: notSold });
  cart.touch(work.now);
  carts(work).save(cart);
  tellCart(work, cart, done.type, done.news);
  return { cartId: cart.id, adjustments: [...(done.adjustments ?? []), ...priced.adjustments] };
}
