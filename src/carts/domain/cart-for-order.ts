import type { VariantRow } from '../../catalog/index.js';
import type { Address } from '../../customers/index.js';
import type { Channel } from '../../platform/auth/actor.js';
import type { DiscountShare } from '../../pricing/index.js';
import type { Cart, CartContact } from './cart.js';
import type { WayOut } from './cart-line.js';
import type { CartDiscount } from './discount.js';

/** A line of a cart, on the terms on which it is ordered. */
export interface CartLineForOrder {
  readonly id: string;
  readonly variant: VariantRow;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  /** What discounts take off all units. */
  readonly discountMinor: number;
  readonly taxClass: string;
  readonly rateBasisPoints: number;
  readonly fulfilmentKind: WayOut;
  readonly collectAt: string | null;
}

/** A cart that is being ordered: complete, and nothing of it changes any more. */
export interface CartForOrder {
  readonly id: string;
  readonly channel: Channel;
  readonly soldAt: string | null;
  readonly customerId: string | null;
  readonly guestKey: string | null;
  readonly assistedBy: string | null;
  /** How to reach the buyer; of somebody who takes everything along at once nothing may be known. */
  readonly contact: Omit<CartContact, 'email'> & { readonly email: string | null };
  readonly shippingAddress: Address | null;
  readonly billingAddress: Address | null;
  readonly note: string | null;
  readonly countryCode: string;
  readonly currency: string;
  readonly shippingMinor: number;
  readonly shippingRateBasisPoints: number;
  readonly lines: readonly CartLineForOrder[];
  readonly discounts: readonly CartDiscount[];
  /** What each discount takes off each line; they sum to what is taken off the lines. */
  readonly discountShares: readonly DiscountShare[];
}

/** What it comes to, shipping included, in minor units. */
export function totalMinorOf({ lines, shippingMinor }: CartForOrder): number {
  return lines.reduce(
    (sum, { unitPriceMinor, quantity, discountMinor }) =>
      sum + unitPriceMinor * quantity - discountMinor,
    shippingMinor,
  );
}

const unknownBuyer = { email: null, phone: null, firstName: '', lastName: '' } as const;

/** The terms of a cart that is complete, with the variants that were looked up for it, and what is taken off its lines. */
export function cartForOrder(
  cart: Cart,
  contact: CartContact | null,
  variants: readonly VariantRow[],
  discountShares: readonly DiscountShare[],
): CartForOrder {
  const variantById = new Map(variants.map((variant) => [variant.id, variant]));
  return {
    id: cart.id,
    channel: cart.channel,
    soldAt: cart.soldAt,
    customerId: cart.customerId,
    guestKey: cart.guestKey,
    assistedBy: cart.assistedBy,
    contact: contact ?? unknownBuyer,
    shippingAddress: cart.shippingAddress,
    billingAddress: cart.billingAddress,
    note: cart.note,
    countryCode: cart.countryCode,
    currency: cart.currency,
    shippingMinor: cart.shippingMinor,
    shippingRateBasisPoints: cart.shippingRateBasisPoints,
    discounts: cart.discounts,
    discountShares,
    lines: cart.lines.map((line) => {
      const { kind, collectAt } = cart.wayOutOf(line);
      const variant = variantById.get(line.variantId);
      if (!variant) throw new Error(`cart line ${line.id} has no variant`);
      return {
        id: line.id,
        variant,
        quantity: line.quantity,
        unitPriceMinor: line.unitPriceMinor,
        discountMinor: line.discountMinor,
        taxClass: line.taxClass,
        rateBasisPoints: line.rateBasisPoints,
        fulfilmentKind: kind ?? 'SHIP',
        collectAt,
      };
    }),
  };
}
