import { registerEnumType } from 'type-graphql';
import { cartLifecycle } from '../domain/cart-lifecycle.js';

function enumOf<const Value extends string>(values: readonly Value[]): { [V in Value]: V } {
  return Object.fromEntries(values.map((value) => [value, value])) as { [V in Value]: V };
}

export const CartStateEnum = enumOf(cartLifecycle.states);
registerEnumType(CartStateEnum, {
  name: 'CartState',
  description: 'Where a cart is on its way to an order.',
  valuesConfig: {
    ACTIVE: { description: 'It is being filled.' },
    LOCKED: {
      description: 'It is being paid, or kept for an exchange: nothing in it changes any more.',
    },
    CONVERTED: { description: 'It has become an order.' },
    ABANDONED: { description: 'Nobody has touched it for long; any edit takes it up again.' },
    MERGED: { description: 'Its lines are in another cart of the same buyer.' },
    EXPIRED: { description: 'It was given up.' },
  },
});

export const CartFulfilmentKindEnum = enumOf(['PICKUP', 'SHIP', 'COUNTER']);
registerEnumType(CartFulfilmentKindEnum, {
  name: 'CartFulfilmentKind',
  description: 'How the goods of a cart are to reach their buyer.',
  valuesConfig: {
    PICKUP: { description: 'The buyer fetches them at a store.' },
    SHIP: { description: 'They are sent to an address.' },
    COUNTER: {
      description: 'The buyer carries them out of a store at once: for the people of that store.',
    },
  },
});

export const CartProblemKindEnum = enumOf([
  'OUT_OF_STOCK',
  'NOT_AVAILABLE_AT_STORE',
  'PRICE_CHANGED',
  'NOT_SOLD',
]);
registerEnumType(CartProblemKindEnum, {
  name: 'CartProblemKind',
  description: 'What keeps a line from being bought as it is.',
  valuesConfig: {
    OUT_OF_STOCK: { description: 'There are not enough of it.' },
    NOT_AVAILABLE_AT_STORE: {
      description: 'The chosen store does not have enough of it, or hands no orders over any more.',
    },
    PRICE_CHANGED: {
      description: 'The quote has run out, and it costs something else now. Any edit quotes anew.',
    },
    NOT_SOLD: { description: 'It is not sold any more. Take the line out.' },
  },
});

export const CartMissingEnum = enumOf(['LINES', 'CONTACT', 'FULFILMENT', 'SHIPPING_ADDRESS']);
registerEnumType(CartMissingEnum, {
  name: 'CartMissing',
  description: 'What a cart still needs before it can become an order.',
  valuesConfig: {
    LINES: { description: 'Something to buy: `addCartLines`.' },
    CONTACT: { description: 'How to reach the buyer: `setCartContact`.' },
    FULFILMENT: { description: 'How the goods reach the buyer: `chooseCartFulfilment`.' },
    SHIPPING_ADDRESS: { description: 'Where they are sent: `setCartAddresses`.' },
  },
});

export const CartAdjustmentKindEnum = enumOf([
  'QUANTITY_CLAMPED',
  'PRICE_CHANGED',
  'DISCOUNT_LOST',
]);
registerEnumType(CartAdjustmentKindEnum, {
  name: 'CartAdjustmentKind',
  description: 'What the shop changed by itself.',
  valuesConfig: {
    DISCOUNT_LOST: { description: 'What staff had taken off it does not go over to this cart.' },
    QUANTITY_CLAMPED: { description: 'The quantity was lowered to the most that a cart holds.' },
    PRICE_CHANGED: { description: 'It costs something else than when it was last quoted.' },
  },
});

export const CartLimitEnum = enumOf(['LINES', 'QUANTITY', 'AMOUNT', 'DISCOUNTS']);
registerEnumType(CartLimitEnum, {
  name: 'CartLimit',
  description: 'What a cart holds only so much of.',
  valuesConfig: {
    LINES: { description: 'How many lines it has: 100.' },
    QUANTITY: { description: 'Units of one variant, in all its lines together: 999.' },
    AMOUNT: { description: 'The total: 10^12 minor units.' },
    DISCOUNTS: { description: 'What staff take off: 20 times.' },
  },
});
