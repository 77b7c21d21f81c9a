import type { Asking } from './app.js';
import type { StockedShop } from './given.js';
import { answered, freshKey } from './journey.js';

const createCart = /* GraphQL */ `
  mutation ($input: CreateCartInput!) {
    createCart(input: $input) {
      __typename
      ... on UserError { message }
      ... on CreateCartPayload { cart { id missing problems { kind } lines { id variant { sku } } } }
    }
  }`;
const choose = /* GraphQL */ `
  mutation ($input: ChooseCartFulfilmentInput!) {
    chooseCartFulfilment(input: $input) {
      __typename
      ... on CartPayload { cart { missing } }
    }
  }`;
export const saleFields = /* GraphQL */ `
  id number state channel contact { lastName } nextActions
  lines { sku quantity fulfilled cancelled }
  fulfilments { __typename id kind state nextActions lines { sku handedOver } ... on Pickup { code } }`;

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on UserError { message code }
      ... on PlaceOrderPayload {
        order { ${saleFields} }
        paymentIntent {
          id state amount { amountMinor } captured { amountMinor } authorized { amountMinor }
        }
        nextAction { type }
      }
    }
  }`;

/** Which way some goods go: carried out at once, collected in another store, or sent. */
export type Way = 'COUNTER' | 'PICKUP' | 'SHIP';

export interface Basket {
  /** How many of each SKU, and which way they go. */
  readonly goods: Readonly<Record<string, readonly [number, Way]>>;
  readonly store?: string;
  readonly collectAt?: string;
}

const somebody = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
const home = { name: 'Léa Bernard', line1: '3 rue Neuve', postalCode: '69001', city: 'Lyon' };

/** Somebody of the store fills a cart for a buyer who stands there; who only carries things out stays unknown. */
export async function fillAtCounter(shop: StockedShop, { goods, ...places }: Basket, by: Asking) {
  const ways = Object.entries(goods).map(([sku, [quantity, way]]) => ({ sku, quantity, way }));
  const isKnown = ways.some(({ way }) => way !== 'COUNTER');
  const input = {
    lines: ways.map(({ sku, quantity }) => ({ variantId: shop.variantIds[sku], quantity })),
    fulfilment: { kind: 'COUNTER', locationId: shop.locationIds[places.store ?? 'LYON'] },
    ...(isKnown && { contact: somebody, shippingAddress: home }),
  };
  const created = answered(await shop.ask(createCart, { input }, by));
  if (created.__typename !== 'CreateCartPayload') throw new Error(JSON.stringify(created));
  const { cart } = created;
  for (const { sku, way } of ways.filter((each) => each.way !== 'COUNTER')) {
    const line = cart.lines.find((each: { variant: { sku: string } }) => each.variant.sku === sku);
    const locationId = way === 'PICKUP' ? shop.locationIds[places.collectAt ?? 'PARIS'] : null;
    const wish = { cartId: cart.id, lineIds: [line.id], fulfilment: { kind: way, locationId } };
    answered(await shop.ask(choose, { input: wish }, by));
  }
  return cart as { id: string; missing: string[]; problems: { kind: string }[] };
}

/** Sells a cart that was filled at the counter. */
export async function sellAtCounter(
  shop: StockedShop,
  cartId: string,
  by: Asking,
  more: object = {},
) {
  const input = { cartId, paymentMethodToken: 'tok_success', idempotencyKey: freshKey(), ...more };
  return answered(await shop.ask(placeOrder, { input }, by));
}
