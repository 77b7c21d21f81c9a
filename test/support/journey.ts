import type { Answer, Asking } from './app.js';
import type { StockedShop } from './given.js';

let keys = 0;

/** A key that was never used before. */
export function freshKey(): string {
  keys += 1;
  return `key-${process.pid}-${Date.now()}-${keys}`;
}

/** The one root field of an answer; a request error is a failed test. */
export function answered(answer: Answer) {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  const [value] = Object.values(answer.data as object);
  return value;
}

export interface Basket {
  readonly sku?: string;
  readonly quantity?: number;
  readonly store?: string;
}

const createCart = /* GraphQL */ `
  mutation ($input: CreateCartInput!) {
    createCart(input: $input) {
      __typename
      ... on UserError { message }
      ... on CreateCartPayload { guestToken cart { id } }
    }
  }`;

/** A guest, or somebody who is signed in, fills a cart that lacks nothing for being ordered at a store. */
export async function fillCart(shop: StockedShop, basket: Basket = {}, as: Asking = {}) {
  const answer = answered(
    await shop.ask(
      createCart,
      {
        input: {
          lines: [
            {
              variantId: shop.variantIds[basket.sku ?? 'CAP-BLUE'],
              quantity: basket.quantity ?? 1,
            },
          ],
          contact: { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' },
          fulfilment: { kind: 'PICKUP', locationId: shop.locationIds[basket.store ?? 'LYON'] },
        },
      },
      as,
    ),
  );
  if (answer.__typename !== 'CreateCartPayload') throw new Error(JSON.stringify(answer));
  const guestToken: string | undefined = answer.guestToken ?? as.guestToken;
  return { cartId: answer.cart.id as string, as: { ...as, guestToken } };
}

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on UserError { message code }
      ... on OutOfStock { shortages { asked available } }
      ... on PlaceOrderPayload {
        order { id number state totals { total { amountMinor } } fulfilments { __typename id state ... on Pickup { code } } }
        paymentIntent { id state }
        nextAction { type url }
      }
    }
  }`;

export interface Paying {
  readonly token?: string | null;
  readonly key?: string;
  /** What else the input says. */
  readonly more?: object;
}

/** Orders a filled cart. */
export async function order(
  shop: StockedShop,
  cart: { readonly cartId: string; readonly as: Asking },
  paying: Paying = {},
) {
  const input = {
    cartId: cart.cartId,
    paymentMethodToken: paying.token === undefined ? 'tok_success' : paying.token,
    returnUrl: 'https://shop.example/back',
    idempotencyKey: paying.key ?? freshKey(),
    ...paying.more,
  };
  return answered(await shop.ask(placeOrder, { input }, cart.as));
}
