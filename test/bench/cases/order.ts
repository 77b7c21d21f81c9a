import { randomBytes, randomUUID } from 'node:crypto';
import { toGlobalId } from '../../../src/kernel/ids.js';
import type { Client } from '../load/client.js';
import { ask, expectJson } from '../load/graph.js';
import { type BenchCase, pick, type Shop } from './bench-case.js';
import type { FloorCart } from './cart.js';
import { address, type Basket, basketsOf, contact, goodToken } from './goods.js';

const createCartDocument = /* GraphQL */ `
  mutation NewCart($input: CreateCartInput!) {
    createCart(input: $input) {
      __typename
      ... on CreateCartPayload {
        guestToken
        cart { id version missing totals { total { amountMinor currency } } }
      }
    }
  }`;

const placeOrderDocument = /* GraphQL */ `
  mutation PlaceOrder($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on PlaceOrderPayload {
        order { id number state totals { total { amountMinor currency } } }
        paymentIntent { id state }
      }
    }
  }`;

interface NewCart {
  readonly createCart: {
    readonly __typename: string;
    readonly guestToken: string;
    readonly cart: { readonly id: string };
  };
}

interface NewOrder {
  readonly placeOrder: {
    readonly __typename: string;
    readonly order?: { readonly state: string };
  };
}

/** What is bought, and where it is collected. */
interface ToBuy {
  readonly variantIds: readonly string[];
  readonly storeId: string;
}

/** A guest's cart that only has to be ordered. */
export interface ReadyCart {
  readonly cartId: string;
  readonly guestToken: string;
}

/** From nothing to a confirmed order: one request of the graph, eight of the floor. */
export async function prepareOrder(shop: Shop): Promise<BenchCase> {
  const baskets = await basketsOf(shop);
  return {
    name: 'order',
    gateway: async (client, number) => {
      const outcome = await buyAtGateway(client, pick(baskets, number));
      if (outcome !== 'CONFIRMED') throw new Error(`the order was answered with ${outcome}`);
    },
    floor: async (client, number) => {
      await orderAtFloor(client, pick(baskets, number));
    },
  };
}

/** All that a buyer tells before ordering, in one mutation. */
export async function fillCart(client: Client, basket: ToBuy): Promise<ReadyCart> {
  const input = cartOf(basket);
  const { createCart } = await ask<NewCart>(client, createCartDocument, { input });
  if (createCart.__typename !== 'CreateCartPayload') throw new Error(createCart.__typename);
  return { cartId: createCart.cart.id, guestToken: createCart.guestToken };
}

/** Orders and pays; answers the state of the order, or the kind of the refusal. */
export async function orderAtGateway(
  client: Client,
  { cartId, guestToken }: ReadyCart,
): Promise<string> {
  const input = { cartId, paymentMethodToken: goodToken, idempotencyKey: randomUUID() };
  const { placeOrder } = await ask<NewOrder>(client, placeOrderDocument, { input }, guestToken);
  return placeOrder.order?.state ?? placeOrder.__typename;
}

/** A whole order in two mutations, which every graph of ours has known: a cart, and its order. */
export async function orderInTwo(client: Client, basket: Basket): Promise<void> {
  const outcome = await orderAtGateway(client, await fillCart(client, basket));
  if (outcome !== 'CONFIRMED') throw new Error(`the order was answered with ${outcome}`);
}

/** All of it in one mutation, for a guest who has no cart. */
async function buyAtGateway(client: Client, basket: Basket): Promise<string> {
  const input = {
    newCart: cartOf(basket),
    paymentMethodToken: goodToken,
    idempotencyKey: randomUUID(),
  };
  const secret = randomBytes(32).toString('base64url');
  const { placeOrder } = await ask<NewOrder>(client, placeOrderDocument, { input }, secret);
  return placeOrder.order?.state ?? placeOrder.__typename;
}

function cartOf({ variantIds, storeId }: ToBuy) {
  return {
    lines: variantIds.map((id) => ({ variantId: toGlobalId('Variant', id), quantity: 1 })),
    contact,
    billingAddress: address,
    fulfilment: { kind: 'PICKUP', locationId: toGlobalId('Location', storeId) },
  };
}

async function orderAtFloor(client: Client, basket: Basket): Promise<void> {
  const { id, guestToken } = expectJson<FloorCart>(await client.post('/carts', ''));
  const asGuest = { 'x-guest-token': guestToken };
  for (const variantId of basket.variantIds) {
    const line = JSON.stringify({ variantId, quantity: 1 });
    expectJson(await client.post(`/carts/${id}/lines`, line, asGuest));
  }
  const put = async (part: string, given: object) =>
    expectJson(await client.put(`/carts/${id}/${part}`, JSON.stringify(given), asGuest));
  await put('contact', contact);
  await put('address', address);
  await put('pickup', { locationId: basket.storeId });
  const cart = JSON.stringify({ cartId: id });
  const order = expectJson<{ id: string }>(await client.post('/orders', cart, asGuest));
  const payment = JSON.stringify({ token: goodToken });
  expectJson(await client.post(`/orders/${order.id}/payment`, payment, asGuest));
}
