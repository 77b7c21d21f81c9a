import { newId } from '../../kernel/ids.js';
import type { Quote } from './quote.js';

/** How goods get to their buyer: collected, sent, or carried out of the store at once. */
export type WayOut = 'PICKUP' | 'SHIP' | 'COUNTER';

/** One variant in a cart, at the price that was quoted for it. */
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
