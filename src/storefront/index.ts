import type { Module } from '../platform/module.js';
import {
  DeliveryResolver,
  MissingLineResolver,
  PromisedParcelResolver,
} from './graphql/delivery-resolver.js';
import { PickupResolver } from './graphql/pickup-resolver.js';
import { ProductsResolver } from './graphql/products-resolver.js';

/** The shop window: what may be browsed, what it costs, and where it can be had. */
export const storefrontModule: Module = {
  name: 'storefront',
  resolvers: [
    ProductsResolver,
    PickupResolver,
    DeliveryResolver,
    PromisedParcelResolver,
    MissingLineResolver,
  ],
};
