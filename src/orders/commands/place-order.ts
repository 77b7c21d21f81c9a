import type { DraftCart } from '../../carts/index.js';
import type { Work } from '../../platform/commands/work.js';
import { askForPayment, type WayToPay } from './ask-for-payment.js';
import { orderCart } from './order-cart.js';
import { payUntil } from './pay-until.js';

export interface PlaceOrder extends WayToPay {
  /** The id of a cart; or one that is written together with its order. */
  readonly cart: string | DraftCart;
  /** The total that the buyer was shown; another one is refused instead of charged. */
  readonly expectedTotalMinor: number | null;
  /** The reservation in a store whose units the order uses up. */
  readonly storeReservationId?: string | undefined;
}

/** Orders a cart for one buyer, who pays it at once with one tender or several, or within half an hour;
 * a transfer, or money at the counter, is waited for some days. */
export function placeOrder(work: Work, input: PlaceOrder) {
  const { cart, expectedTotalMinor, storeReservationId } = input;
  const expiresAt = payUntil(work, input);
  return orderCart(work, { cart, expectedTotalMinor, expiresAt, storeReservationId }, (order) =>
    askForPayment(work, order, input),
  );
}
