import {
  type CartForOrder,
  type DraftCart,
  lockCartForOrder,
  openCartForOrder,
  openKeptCart,
} from '../../carts/index.js';
import { isRefusal, type Locale, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { keepPlan, type Sourcing } from '../../sourcing/index.js';
import { type OutOfStockRefusal, reserveForOrder } from '../../stock/index.js';
import type { Order, OrderLine } from '../domain/order.js';
import { totalChanged } from '../domain/refusals.js';
import { orderNews } from '../events.js';
import type { AskedPayments } from './ask-for-payment.js';
import { completeOrder } from './complete-order.js';
import { sourceAgain } from './source-again.js';
import { type CartSources, sourceCart } from './source-cart.js';
import { writeOrder } from './write-order.js';

export interface CartToOrder {
  /** The id of a cart; one that is written together with its order; or one that was set aside, for whoever may. */
  readonly cart: string | DraftCart | { readonly keptCartId: string };
  /** The total that the buyer was shown; another one is refused instead of charged. */
  readonly expectedTotalMinor: number | null;
  /** The reservation in a store whose units the order uses up. */
  readonly storeReservationId?: string | undefined;
  /** The language in which its buyer is written to; the caller's where it is left out. */
  readonly locale?: Locale;
  /** Until then the goods are kept for those who have not paid yet. */
  readonly expiresAt: Date;
}

export interface PlacedOrder {
  readonly orderId: string;
  readonly cartId: string;
  readonly paymentIntentId: string | null;
  /** True where goods of it are carried out of a store at once. */
  readonly isCarriedOut: boolean;
  /** To be driven after the commit, one after the other. */
  readonly attemptIds: readonly string[];
}

/**
 * From cart to order, in one transaction: the cart is locked, the order written on the quoted terms, the goods
 * reserved, and the payment asked for as `ask` says. The providers are called after the commit, so no money moves for
 * an order that does not exist, and no goods are promised twice. The lines of the order stand as those of the cart.
 */
export async function orderCart<No extends Refusal>(
  work: Work,
  input: CartToOrder,
  ask: (order: Order, cart: CartForOrder) => Promise<AskedPayments | No>,
) {
  const cart = await openCart(work, input.cart);
  if (isRefusal(cart)) return cart;
  const sources = await sourceCart(work, cart);
  if (isRefusal(sources)) return sources;
  const { expiresAt, locale = work.caller.locale } = input;
  const order = await writeOrder(work, cart, sources, { expiresAt, locale });
  const expected = input.expectedTotalMinor ?? order.totalMinor;
  if (expected !== order.totalMinor)
    return totalChanged({
      expectedMinor: expected,
      totalMinor: order.totalMinor,
      currency: order.currency,
    });
  const asked = await ask(order, cart);
  if (isRefusal(asked)) return asked as No;
  const payment = asked as AskedPayments;
  const reserved = await reserveSomewhere(work, order, cart, { ...input, sources });
  if (isRefusal(reserved)) return reserved;
  if (reserved.sent) await keepSources(work, order, cart, reserved.sent);
  const [paymentIntentId = null] = payment.intentIds;
  work.emit(orderNews('OrderPlaced', order, null, { paymentIntentId }));
  if (paymentIntentId === null) await completeOrder(work, order.id);
  return {
    orderId: order.id,
    cartId: cart.id,
    paymentIntentId,
    isCarriedOut: order.lines.some((line) => line.fulfilmentKind === 'COUNTER'),
    attemptIds: payment.attemptIds,
  } satisfies PlacedOrder;
}

function openCart(work: Work, cart: CartToOrder['cart']) {
  if (typeof cart === 'string') return lockCartForOrder(work, cart);
  return 'keptCartId' in cart ? openKeptCart(work, cart.keptCartId) : openCartForOrder(work, cart);
}

/** The lines of the order stand as those of the cart. */
function partsOf(order: Order, cart: CartForOrder, { byLine }: Pick<CartSources, 'byLine'>) {
  return order.lines.flatMap((line, place) =>
    (byLine.get(cart.lines[place]?.id ?? '') ?? []).map(({ locationId, quantity }) => ({
      orderLineId: line.id,
      variantId: line.variantId,
      kind: wayOutOf(line, locationId),
      locationId,
      quantity,
    })),
  );
}

/** What another location sends to the store of the pickup is not handed over where it lies. */
function wayOutOf({ fulfilmentKind, collectAt }: OrderLine, locationId: string) {
  return fulfilmentKind === 'PICKUP' && locationId !== collectAt ? 'SHIP' : fulfilmentKind;
}

async function keepSources(work: Work, order: Order, cart: CartForOrder, sent: Sourcing) {
  const byLine = Map.groupBy(sent.sources, ({ key }) => key);
  await keepPlan(work, {
    orderId: order.id,
    cause: 'ORDER',
    fulfilmentId: null,
    explanation: sent.explanation,
    parts: partsOf(order, cart, { byLine }),
  });
}

/** So often somebody else may be faster than one buyer, each time with the last piece of a place. */
const maxTries = 5;

/**
 * Where a place lacks something, or others have taken it since it was looked at, it is reserved wherever else there is
 * enough. Answers where the goods come from in the end.
 */
async function reserveSomewhere(
  work: Work,
  order: Order,
  cart: CartForOrder,
  given: ToReserve,
): Promise<CartSources | OutOfStockRefusal> {
  let { sources } = given;
  for (let tried = 1; ; tried += 1) {
    const shortage = await reserveGoods(work, order, cart, { ...given, sources });
    if (!isRefusal(shortage)) return sources;
    const others =
      tried < maxTries && (await sourceAgain(work, { order, cart, sources, shortage }));
    if (!others) return shortage;
    sources = others;
  }
}

interface ToReserve {
  readonly sources: CartSources;
  readonly storeReservationId?: string | undefined;
}

function reserveGoods(work: Work, order: Order, cart: CartForOrder, given: ToReserve) {
  const { sources, storeReservationId } = given;
  return reserveForOrder(work, {
    orderId: order.id,
    cartId: cart.id,
    storeReservationId,
    channel: cart.channel,
    lines: partsOf(order, cart, sources),
  });
}
