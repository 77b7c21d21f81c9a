import type { Work } from '../platform/commands/work.js';

/** What happens to a cart, on its own stream. */
export type CartEventType =
  | 'CartCreated'
  | 'CartLinesAdded'
  | 'CartLinesChanged'
  | 'CartLinesRemoved'
  | 'CartLineSplit'
  | 'CartContactSet'
  | 'CartAddressesSet'
  | 'CartFulfilmentChosen'
  | 'CartNoteSet'
  | 'CartRequoted'
  | 'CartDiscountAskedFor'
  | 'CartDiscountGiven'
  | 'CartDiscountRemoved'
  | 'CartJoined'
  | 'CartClaimed'
  | 'CartMerged'
  | 'CartStockHeld'
  | 'CartHoldExpired'
  | 'CartLocked'
  | 'CartUnlocked'
  | 'CartConverted';

/** How many of a variant there were in the cart, and are now. */
export interface LineChange {
  readonly variantId: string;
  readonly before: number;
  readonly after: number;
}

/**
 * What an event tells besides who did it and when. It names the fields that were set and never what was
 * written into them: the journal is kept for ever, the details of a person are not.
 */
export interface CartNews {
  readonly version: number;
  readonly lines?: readonly LineChange[];
  readonly fields?: readonly string[];
  /** What staff have taken off, for which reason. */
  readonly discount?: object;
  /** True where tags were read into it, which leave with its order. */
  readonly scanned?: boolean;
  /** The cart that took this one's lines over. */
  readonly into?: string;
}

/** The news of one cart. */
export function cartStream(cartId: string): string {
  return `cart:${cartId}`;
}

/** Tells what a command has done to a cart. */
export function tellCart(
  work: Work,
  cart: { readonly id: string; readonly version: number },
  type: CartEventType,
  facts: Omit<CartNews, 'version'> = {},
): void {
  work.emit({
    streams: [cartStream(cart.id)],
    type,
    payload: { cartId: cart.id, version: cart.version, ...facts },
  });
}
