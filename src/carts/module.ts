import type { Module } from '../platform/module.js';
import { CartLineSchema, CartSchema } from './data/mapping.js';
import { CartFields } from './graphql/cart-fields.js';
import { CartResolver } from './graphql/cart-resolver.js';
import { CartDiscountFields, DiscountsResolver } from './graphql/discounts/resolver.js';
import { CartEditsResolver } from './graphql/edits-resolver.js';
import {
  CartFulfilmentFields,
  CartLineFields,
  CartProblemFields,
  DeliveryGroupFields,
} from './graphql/line-fields.js';
import { findCart } from './graphql/loaders.js';
import {
  CartAdjustmentFields,
  CartEventFields,
  CartLineChangeFields,
  ChangedPriceFields,
  PickupNotOfferedFields,
  PriceChangedFields,
  VariantNotSoldFields,
} from './graphql/result-fields.js';
import { cartReactions } from './reactions.js';

/** What a buyer has picked, in whichever channel: priced, available, and ready to be ordered. */
export const cartsModule: Module = {
  name: 'carts',
  entities: [CartSchema, CartLineSchema],
  resolvers: [
    CartResolver,
    CartEditsResolver,
    DiscountsResolver,
    CartDiscountFields,
    CartFields,
    CartLineFields,
    CartFulfilmentFields,
    DeliveryGroupFields,
    CartProblemFields,
    CartAdjustmentFields,
    VariantNotSoldFields,
    PickupNotOfferedFields,
    PriceChangedFields,
    ChangedPriceFields,
    CartEventFields,
    CartLineChangeFields,
  ],
  nodes: {
    Cart: async (id, context) => {
      const cart = await findCart(context, id);
      return cart && { ...cart, __typename: 'Cart' };
    },
  },
  reactions: cartReactions,
};
