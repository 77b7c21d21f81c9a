import { newId } from '../../kernel/ids.js';
import type { Quote } from './quote.js';

/** How goods get to their buyer: collected, sent, or carried out of the store at once. */
export type WayOut = 'PICKUP' | 'SHIP' | 'COUNTER';

/** How goods are to reach their buyer: from the counter of a store, by post, or in the buyer's own hands. */
export interface ChosenWay {
  readonly kind: WayOut;
  /** The store, where they are collected or carried out. */
  readonly collectAt: string | null;
}

/** Units of one variant in a cart that go one way, at the price that was quoted for it. */
export class CartLine {
  id!: string;
  cartId!: string;
  variantId!: string;
  quantity!: number;
  unitPriceMinor!: number;
  compareAtMinor!: number | null;
  /** What discounts take off all units of it. */
  discountMinor!: number;
  taxClass!: string;
  rateBasisPoints!: number;
  /** How this line gets to its buyer; null where it goes the way of the cart. */
  fulfilmentKind!: WayOut | null;
  collectAt!: string | null;
  position!: number;
  addedAt!: Date;

  /** A new line, which a quote has yet to give its price. */
  static of(cartId: string, variantId: string, quantity: number, addedAt: Date): CartLine {
    const line = new CartLine();
    line.id = newId();
    line.cartId = cartId;
    line.variantId = variantId;
    line.quantity = quantity;
    line.unitPriceMinor = 0;
    line.compareAtMinor = null;
    line.discountMinor = 0;
    line.taxClass = '';
    line.rateBasisPoints = 0;
    line.fulfilmentKind = null;
    line.collectAt = null;
    line.position = 0;
    line.addedAt = addedAt;
    return line;
  }

  /** How it goes apart from its cart; null where it goes along. */
  get ownWay(): ChosenWay | null {
    const { fulfilmentKind: kind, collectAt } = this;
    return kind && { kind, collectAt };
  }

  /** Lets it go its own way; null lets it go the one of its cart. */
  goThatWay(way: ChosenWay | null): void {
    this.fulfilmentKind = way?.kind ?? null;
    this.collectAt = way?.collectAt ?? null;
  }

  /** A new line for units that are taken off this one, on its terms and its way. */
  part(quantity: number): CartLine {
    const part = CartLine.of(this.cartId, this.variantId, quantity, this.addedAt);
    const { unitPriceMinor, compareAtMinor, taxClass, rateBasisPoints } = this;
    Object.assign(part, { unitPriceMinor, compareAtMinor, taxClass, rateBasisPoints });
    part.goThatWay(this.ownWay);
    this.quantity -= quantity;
    return part;
  }

  /** What all units cost before discounts. */
  get fullMinor(): number {
    return this.unitPriceMinor * this.quantity;
  }

  /** Takes over the terms of a quote. */
  price(quote: Quote): void {
    this.unitPriceMinor = quote.amountMinor;
    this.compareAtMinor = quote.compareAtMinor;
    this.taxClass = quote.taxClass;
    this.rateBasisPoints = quote.rateBasisPoints;
  }
}
