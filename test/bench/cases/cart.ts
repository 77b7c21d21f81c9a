import { toGlobalId } from '../../../src/kernel/ids.js';
import { ask, expectJson } from '../load/graph.js';
import { type BenchCase, pick, type Shop } from './bench-case.js';
import { basketsOf } from './goods.js';

const document = /* GraphQL */ `
  mutation NewCart($input: CreateCartInput!) {
    createCart(input: $input) {
      __typename
      ... on CreateCartPayload {
        guestToken
        cart {
          id version
          lines {
            id quantity
            variant { sku }
            unitPrice { amountMinor currency }
            total { amountMinor currency }
          }
          totals { total { amountMinor currency } }
        }
      }
    }
  }`;

interface NewCart {
  readonly createCart: { readonly __typename: string };
}

/** A new cart with one line: one request of the graph, two of the floor. */
export async function prepareCart(shop: Shop): Promise<BenchCase> {
  const baskets = await basketsOf(shop);
  return {
    name: 'cart',
    gateway: async (client, number) => {
      const [variantId] = pick(baskets, number).variantIds;
      const lines = [{ variantId: toGlobalId('Variant', variantId), quantity: 1 }];
      const { createCart } = await ask<NewCart>(client, document, { input: { lines } });
      if (createCart.__typename !== 'CreateCartPayload') throw new Error(createCart.__typename);
    },
    floor: async (client, number) => {
      const [variantId] = pick(baskets, number).variantIds;
      const cart = expectJson<FloorCart>(await client.post('/carts', ''));
      const line = JSON.stringify({ variantId, quantity: 1 });
      const asGuest = { 'x-guest-token': cart.guestToken };
      expectJson(await client.post(`/carts/${cart.id}/lines`, line, asGuest));
    },
  };
}

/** What the floor answers to a new cart. */
export interface FloorCart {
  readonly id: string;
  readonly guestToken: string;
}
