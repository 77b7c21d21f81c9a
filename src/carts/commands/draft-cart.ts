import type { VariantRow } from '../../catalog/index.js';
import type { Address } from '../../customers/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { isStaff } from '../../platform/auth/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Reading } from '../data/reading.js';
import { Cart, type CartContact } from '../domain/cart.js';
import type { ChosenWay } from '../domain/cart-line.js';
import {
  type CountryNotServedRefusal,
  type EditRefusal,
  type PickupNotOfferedRefusal,
  type VariantNotSoldRefusal,
  variantNotSold,
} from '../domain/refusals.js';
import { type PickedLine, putIn } from './edits/add-cart-lines.js';
import { checkWay } from './edits/choose-cart-fulfilment.js';
import { shipTo } from './edits/set-cart-addresses.js';
import { priceCart } from './price-cart.js';

export interface DraftCart {
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

/** The cart as it would be, and the variants that were looked up for it. */
export interface Draft {
  readonly cart: Cart;
  readonly variants: readonly VariantRow[];
}

export type DraftRefusal =
  | EditRefusal
  | VariantNotSoldRefusal
  | PickupNotOfferedRefusal
  | CountryNotServedRefusal;

/**
 * A cart as it would be, filled and priced, and written nowhere yet. Nothing has to be locked for it. What cannot
 * be sold or sent is refused.
 */
export async function draftCart(
  reading: Reading,
  caller: Caller,
  input: DraftCart,
): Promise<Draft | DraftRefusal> {
  const { actor, channel } = caller;
  const staff = isStaff(actor) ? (actor.id ?? null) : null;
  const [place, ...others] = staff === null ? [] : actor.locationIds;
  const cart = Cart.open({
    currency: input.currency,
    channel,
    customerId: input.customerId,
    guestKey: input.guestKey,
    assistedBy: staff,
    soldAt: others.length === 0 ? (place ?? null) : null,
    now: reading.now,
  });
  const refused = await fillIn(reading, caller, cart, input);
  if (refused) return refused;
  const lines = putIn(cart, input.lines, reading.now);
  if (isRefusal(lines)) return lines;
  const priced = await priceCart(reading, cart);
  if (isRefusal(priced)) return priced;
  const variantIds = lines.map((line) => line.variantId).filter((id) => !priced.quotes.has(id));
  if (variantIds.length > 0) return variantNotSold({ variantIds });
  return { cart, variants: priced.variants };
}

async function fillIn(
  reading: Reading,
  caller: Caller,
  cart: Cart,
  input: DraftCart,
): Promise<PickupNotOfferedRefusal | CountryNotServedRefusal | undefined> {
  cart.contact = input.contact;
  cart.billingAddress = input.billingAddress;
  cart.note = input.note;
  if (input.way) {
    const refused = await checkWay(reading, caller, input.way);
    if (refused) return refused;
    cart.fulfilmentKind = input.way.kind;
    cart.collectAt = input.way.collectAt;
  }
  return input.shippingAddress ? shipTo(reading, cart, input.shippingAddress) : undefined;
}
