import type { Address } from '../../customers/index.js';
import { newId } from '../../kernel/ids.js';
import { maxAmountMinor } from '../../kernel/money.js';
import { type Actor, type Channel, mayActFor } from '../../platform/auth/actor.js';
import { type CartState, cartLifecycle } from './cart-lifecycle.js';
import { CartLine, type WayOut } from './cart-line.js';
import type { CartDiscount } from './discount.js';
import { maxLines, maxQuantity } from './limits.js';
import { type Missing, missingOf } from './missing.js';
import {
  cartLimitReached,
  cartNotOpen,
  cartVersionConflict,
  type EditRefusal,
} from './refusals.js';

/** How to reach the buyer. */
export interface CartContact {
  readonly email: string;
  readonly phone: string | null;
  readonly firstName: string;
  readonly lastName: string;
}

interface NewCart {
  readonly currency: string;
  readonly channel: Channel;
  readonly customerId: string | null;
  readonly guestKey: string | null;
  readonly assistedBy: string | null;
  readonly soldAt: string | null;
  readonly now: Date;
}

export const homeCountry = 'FR';

/** What a buyer has picked, in whichever channel, at the prices that were quoted. */
export class Cart {
  id!: string;
  state!: CartState;
  currency!: string;
  /** Whose taxes apply: where the goods are sent, else at home. */
  countryCode!: string;
  channel!: Channel;
  /** The store that sells, where one does. */
  soldAt!: string | null;
  customerId!: string | null;
  guestKey!: string | null;
  /** The member of staff who fills it, or helps to. */
  assistedBy!: string | null;
  email!: string | null;
  phone!: string | null;
  firstName!: string | null;
  lastName!: string | null;
  shippingAddress!: Address | null;
  billingAddress!: Address | null;
  fulfilmentKind!: WayOut | null;
  collectAt!: string | null;
  note!: string | null;
  /** True where tags were read into it: they leave with its order. */
  scanned!: boolean;
  /** What staff have taken off. Replaced as a whole, never changed in place. */
  discounts!: readonly CartDiscount[];
  shippingMinor!: number;
  shippingRateBasisPoints!: number;
  pricedAt!: Date;
  heldUntil!: Date | null;
  mergedInto!: string | null;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
  lines: CartLine[] = [];
  /** Lines that were taken out and still have to be forgotten. */
  removed: CartLine[] = [];

  static open(given: NewCart): Cart {
    const cart = new Cart();
    const { now, ...owner } = given;
    Object.assign(cart, owner);
    cart.id = newId();
    cart.state = cartLifecycle.initial;
    cart.countryCode = homeCountry;
    cart.email = cart.phone = cart.firstName = cart.lastName = null;
    cart.shippingAddress = cart.billingAddress = null;
    cart.fulfilmentKind = cart.collectAt = cart.note = null;
    cart.discounts = [];
    cart.shippingMinor = cart.shippingRateBasisPoints = 0;
    cart.heldUntil = cart.mergedInto = null;
    cart.scanned = false;
    cart.version = 1;
    cart.pricedAt = cart.createdAt = cart.updatedAt = now;
    return cart;
  }

  /** Lets an edit begin: an abandoned cart is taken up again, one that is being paid or closed is not. */
  beginEdit(expectedVersion: number | undefined): EditRefusal | undefined {
    if (this.state === 'ABANDONED') this.step('resume');
    if (this.state !== 'ACTIVE') return cartNotOpen({ state: this.state });
    if (expectedVersion !== undefined && expectedVersion !== this.version)
      return cartVersionConflict({ expectedVersion, version: this.version });
    return undefined;
  }

  /** Ends an edit: whoever read the cart before it holds an old version now. */
  touch(now: Date): void {
    this.version += 1;
    this.updatedAt = now;
  }

  /** Goes a step of the lifecycle; false where the state does not allow it. */
  step(event: Parameters<typeof cartLifecycle.next>[1]): boolean {
    const next = cartLifecycle.next(this.state, event);
    if (next === undefined) return false;
    this.state = next;
    return true;
  }

  line(lineId: string): CartLine | undefined {
    return this.lines.find((line) => line.id === lineId);
  }

  lineOf(variantId: string): CartLine | undefined {
    return this.lines.find((line) => line.variantId === variantId);
  }

  /** Puts more of a variant into the cart. Refuses what is more than a cart holds. */
  add(variantId: string, quantity: number, now: Date): CartLine | EditRefusal {
    const line = this.lineOf(variantId);
    if ((line?.quantity ?? 0) + quantity > maxQuantity)
      return cartLimitReached({ limit: 'QUANTITY' });
    if (line) {
      line.quantity += quantity;
      return line;
    }
    if (this.lines.length >= maxLines) return cartLimitReached({ limit: 'LINES' });
    return this.append(variantId, quantity, now);
  }

  /** Adds a line whatever the limit: a merge loses none. */
  append(variantId: string, quantity: number, now: Date): CartLine {
    const line = CartLine.of(this.id, variantId, quantity, now);
    line.position = (this.lines.at(-1)?.position ?? 0) + 1;
    this.lines.push(line);
    return line;
  }

  remove(line: CartLine): void {
    this.lines = this.lines.filter((each) => each !== line);
    this.removed.push(line);
    if (this.discounts.some(({ lineId }) => lineId === line.id))
      this.discounts = this.discounts.filter(({ lineId }) => lineId !== line.id);
  }

  /** Takes so much off each line, in minor units by its id. */
  discount(takenMinor: ReadonlyMap<string, number>): void {
    for (const line of this.lines) line.discountMinor = takenMinor.get(line.id) ?? 0;
  }

  get contact(): CartContact | null {
    const { email, phone, firstName, lastName } = this;
    if (email === null || firstName === null || lastName === null) return null;
    return { email, phone, firstName, lastName };
  }

  set contact(contact: CartContact | null) {
    this.email = contact?.email ?? null;
    this.phone = contact?.phone ?? null;
    this.firstName = contact?.firstName ?? null;
    this.lastName = contact?.lastName ?? null;
  }

  /** Sets where goods are sent to; the taxes of that country apply from now on. */
  shipTo(address: Address | null): void {
    this.shippingAddress = address;
    this.countryCode = address?.countryCode ?? homeCountry;
  }

  /** The way of a line: its own, or the one of the cart. */
  wayOutOf(line: CartLine): { readonly kind: WayOut | null; readonly collectAt: string | null } {
    return line.fulfilmentKind === null
      ? { kind: this.fulfilmentKind, collectAt: this.collectAt }
      : { kind: line.fulfilmentKind, collectAt: line.collectAt };
  }

  get sendsGoods(): boolean {
    return this.lines.some((line) => this.wayOutOf(line).kind === 'SHIP');
  }

  get missing(): Missing[] {
    return missingOf({
      wayOuts: this.lines.map((line) => this.wayOutOf(line).kind),
      hasContact: this.contact !== null,
      hasShippingAddress: this.shippingAddress !== null,
    });
  }

  /** What the goods cost before discounts. Refuses a sum that one document cannot hold. */
  itemsMinor(): number | EditRefusal {
    let sum = 0;
    for (const line of this.lines) {
      sum += line.fullMinor;
      if (sum > maxAmountMinor) return cartLimitReached({ limit: 'AMOUNT' });
    }
    return sum;
  }
}

/** Whose cart it is, as far as the right to use it goes. */
export interface CartOwner {
  readonly customerId: string | null;
  readonly guestKey: string | null;
  readonly assistedBy: string | null;
}

/** Its buyer, the back office, and on the shop floor whoever fills it. For all others it does not exist. */
export function mayUseCart(actor: Actor, cart: CartOwner): boolean {
  if (mayActFor(actor, cart)) return true;
  const isOnTheFloor = actor.kind === 'ASSOCIATE' || actor.kind === 'DEVICE';
  return isOnTheFloor && cart.assistedBy !== null && cart.assistedBy === actor.id;
}
