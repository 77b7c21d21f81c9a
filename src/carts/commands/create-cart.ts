import type { Address } from '../../customers/index.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { isStaff } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { carts } from '../data/store.js';
import { Cart, type CartContact } from '../domain/cart.js';
import { variantNotSold } from '../domain/refusals.js';
import { tellCart } from '../events.js';
import { type PickedLine, putIn } from './edits/add-cart-lines.js';
import { type ChosenWay, checkWay } from './edits/choose-cart-fulfilment.js';
import { shipTo } from './edits/set-cart-addresses.js';
import { priceCart } from './price-cart.js';

export interface CreateCart {
  readonly currency: string;
  /** Whose cart it is; staff fill one for a customer, or for nobody in particular. */
  readonly customerId: string | null;
  readonly guestKey: string | null;
  readonly lines: readonly PickedLine[];
  readonly contact: CartContact | null;
  readonly way: ChosenWay | null;
  readonly shippingAddress: Address | null;
  readonly billingAddress: Address | null;
  readonly note: string | null;
}

/** Begins a cart, with all that is known already. What cannot be sold or sent is refused, and there is no cart. */
export async function createCart(work: Work, input: CreateCart) {
  const { actor, channel } = work.caller;
  const staff = isStaff(actor) ? (actor.id ?? null) : null;
  const isOnTheFloor = actor.locationIds.length === 1 && staff !== null;
  const cart = Cart.open({
    currency: input.currency,
    channel,
    customerId: input.customerId,
    guestKey: input.guestKey,
    assistedBy: staff,
    soldAt: isOnTheFloor ? (actor.locationIds[0] ?? null) : null,
    now: work.now,
  });
  const refused = await fillIn(work, cart, input);
  if (refused) return refused;
  const lines = putIn(cart, input.lines, work.now);
  if (isRefusal(lines)) return lines;
  const priced = await priceCart(work, cart);
  if (isRefusal(priced)) return priced;
  const variantIds = lines.map((line) => line.variantId).filter((id) => !priced.quotes.has(id));
  if (variantIds.length > 0) return variantNotSold({ variantIds });
  carts(work).add(cart);
  tellCart(work, cart, 'CartCreated', { lines });
  return { cartId: cart.id };
}

async function fillIn(
  work: Work,
  cart: Cart,
  input: CreateCart,
): Promise<Refusal<'PickupNotOffered' | 'CountryNotServed'> | undefined> {
  cart.contact = input.contact;
  cart.billingAddress = input.billingAddress;
  cart.note = input.note;
  if (input.way) {
    const refused = await checkWay(work, cart.channel, input.way);
    if (refused) return refused;
    cart.fulfilmentKind = input.way.kind;
    cart.collectAt = input.way.collectAt;
  }
  return input.shippingAddress ? shipTo(work, cart, input.shippingAddress) : undefined;
}
