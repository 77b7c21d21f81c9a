import { defineEntity, p } from '@mikro-orm/core';
import type { Address } from '../../customers/index.js';
import type { Channel } from '../../platform/auth/actor.js';
import { Cart } from '../domain/cart.js';
import type { CartState } from '../domain/cart-lifecycle.js';
import { CartLine, type WayOut } from '../domain/cart-line.js';
import type { CartDiscount } from '../domain/discount.js';

export const CartSchema = defineEntity({
  class: Cart,
  tableName: 'cart',
  properties: {
    id: p.uuid().primary(),
    state: p.text().$type<CartState>(),
    currency: p.text(),
    countryCode: p.text(),
    channel: p.text().$type<Channel>(),
    soldAt: p.uuid().nullable(),
    customerId: p.uuid().nullable(),
    guestKey: p.text().nullable(),
    assistedBy: p.uuid().nullable(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    firstName: p.text().nullable(),
    lastName: p.text().nullable(),
    shippingAddress: p.json().$type<Address>().nullable(),
    billingAddress: p.json().$type<Address>().nullable(),
    fulfilmentKind: p.text().$type<WayOut>().nullable(),
    collectAt: p.uuid().nullable(),
    note: p.text().nullable(),
    scanned: p.boolean(),
    discounts: p.json().$type<readonly CartDiscount[]>(),
    shippingMinor: p.bigint('number'),
    shippingRateBasisPoints: p.integer(),
    pricedAt: p.datetime(),
    heldUntil: p.datetime().nullable(),
    mergedInto: p.uuid().nullable(),
    version: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

export const CartLineSchema = defineEntity({
  class: CartLine,
  tableName: 'cart_line',
  properties: {
    id: p.uuid().primary(),
    cartId: p.uuid(),
    variantId: p.uuid(),
    quantity: p.integer(),
    unitPriceMinor: p.bigint('number'),
    compareAtMinor: p.bigint('number').nullable(),
    discountMinor: p.bigint('number'),
    taxClass: p.text(),
    rateBasisPoints: p.integer(),
    fulfilmentKind: p.text().$type<WayOut>().nullable(),
    collectAt: p.uuid().nullable(),
    position: p.integer(),
    addedAt: p.datetime(),
  },
});
