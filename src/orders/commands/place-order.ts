import type { DraftCart } from '../../carts/index.js';
import { later, minuteMs } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { askForPayment, type WayToPay } from './ask-for-payment.js';
import { orderCart } from './order-cart.js';

/** How long goods are kept for a buyer who has not paid yet. */
const payWithinMs = 30 * minuteMs;

export interface PlaceOrder extends WayToPay {
  /** The id of a cart; or one that is written together with its order. */
  readonly cart: string | DraftCart;
  /** The total that the buyer was shown; another one is refused instead of charged. */
  readonly expectedTotalMinor: number | null;
}

/** Orders a cart for one buyer, who pays it at once with one tender or several, or within half an hour. */
export function placeOrder(work: Work, input: PlaceOrder) {
  const { cart, expectedTotalMinor } = input;
  const expiresAt = later(work.now, payWithinMs);
  return orderCart(work, { cart, expectedTotalMinor, expiresAt }, (order) =>
    askForPayment(work, order, input),
  );
}
