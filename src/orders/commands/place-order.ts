import type { DraftCart } from '../../carts/index.js';
import type { Locale } from '../../kernel/refusal.js';
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
  /** The language in which its buyer is written to; the caller's where it is left out. */
  readonly locale?: Locale;
}

/** Orders a cart for one buyer, who pays it at once with one tender or several, or within half an hour;
 * a transfer, or money at the counter, is waited for some days. */
export function placeOrder(work: Work, input: PlaceOrder) {
  const { cart, expectedTotalMinor, storeReservationId, locale = work.caller.locale } = input;
  const expiresAt = payUntil(work, input);
  const toOrder = { cart, expectedTotalMinor, expiresAt, storeReservationId, locale };
  return orderCart(work, toOrder, (order) => askForPayment(work, order, input));
}
