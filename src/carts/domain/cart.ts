import type { Address } from '../../customers/index.js';
import { newId } from '../../kernel/ids.js';
import { maxAmountMinor } from '../../kernel/money.js';
import { type Actor, type Channel, mayActFor } from '../../platform/auth/actor.js';
import { type CartState, cartLifecycle } from './cart-lifecycle.js';
import { CartLine, type WayOut } from './cart-line.js';
import { type CartDiscount, linesOf, onLines } from './discount.js';
import { maxLines, maxQuantity } from './limits.js';
import { type Missing, missingOf } from './missing.js';
import {
  type CartLineTooShortRefusal,
  cartLimitReached,
  cartLineTooShort,
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

  linesOf(variantId: string): CartLine[] {
    return this.lines.filter((line) => line.variantId === variantId);
  }

  /** The line that more of a variant goes into: one that goes the way of the cart, else the first one. */
  lineFor(variantId: string): CartLine | undefined {
    const lines = this.linesOf(variantId);
    return lines.find((line) => this.goesAlong(line)) ?? lines[0];
  }

  /** The line into which one of another cart goes: a choice that was made for it alone stays with it. */
  lineLike({ variantId, fulfilmentKind, collectAt }: CartLine): CartLine | undefined {
    if (fulfilmentKind === null) return this.lineFor(variantId);
    return this.linesOf(variantId).find(
      (line) => line.fulfilmentKind === fulfilmentKind && line.collectAt === collectAt,
    );
  }

  private goesAlong({ fulfilmentKind, collectAt }: CartLine): boolean {
    if (fulfilmentKind === null) return true;
    return fulfilmentKind === this.fulfilmentKind && collectAt === this.collectAt;
  }

  /** How many of a variant there are, in all its lines together. */
  quantityOf(variantId: string): number {
    return this.linesOf(variantId).reduce((sum, line) => sum + line.quantity, 0);
  }

  /** Puts more of a variant into the cart. Refuses what is more than a cart holds. */
  add(variantId: string, quantity: number, now: Date): CartLine | EditRefusal {
    const line = this.lineFor(variantId);
    if (this.quantityOf(variantId) + quantity > maxQuantity)
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
    return this.push(CartLine.of(this.id, variantId, quantity, now));
  }

  /**
   * Takes units off a line into one of their own, which costs what they have cost in it. Refuses to leave none behind, and
   * more lines than a cart has.
   */
  split(line: CartLine, quantity: number): CartLine | CartLineTooShortRefusal | EditRefusal {
    if (quantity >= line.quantity) return cartLineTooShort({ quantity: line.quantity });
    if (this.lines.length >= maxLines) return cartLimitReached({ limit: 'LINES' });
    const part = this.push(line.part(quantity));
    this.moveDiscounts(line, (lineIds) => [...lineIds, part.id]);
    return part;
  }

  private push(line: CartLine): CartLine {
    line.position = (this.lines.at(-1)?.position ?? 0) + 1;
    this.lines.push(line);
    return line;
  }

  remove(line: CartLine): void {
    this.lines = this.lines.filter((each) => each !== line);
    this.removed.push(line);
    this.moveDiscounts(line, (lineIds) => lineIds.filter((id) => id !== line.id));
  }

  /** Gives the discounts of a line to other lines; one that has none any more is gone. */
  private moveDiscounts(line: CartLine, to: (lineIds: readonly string[]) => string[]): void {
    const isOn = (discount: CartDiscount) => linesOf(discount)?.includes(line.id);
    if (!this.discounts.some(isOn)) return;
    this.discounts = this.discounts.flatMap((discount) =>
      isOn(discount) ? (onLines(discount, to(linesOf(discount) ?? [])) ?? []) : discount,
    );
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
