import type { Asking } from '../support/app.js';
import type { StockedShop } from '../support/given.js';
import { answered } from '../support/journey.js';

/** What tests look at in a cart. */
export const cartFields = /* GraphQL */ `
  fragment CartFields on Cart {
    id state version channel currency note heldUntil quotedUntil missing
    contact { email phone firstName lastName }
    shippingAddress { name city countryCode }
    fulfilment { kind location { code } }
    lines { id quantity unitPrice { amountMinor } total { amountMinor } variant { sku } fulfilment { kind location { code } } }
    deliveryGroups { kind location { code } readyAt lines { variant { sku } } }
    totals { items { amountMinor } shipping { amountMinor } tax { amountMinor } total { amountMinor } taxLines { rateBasisPoints net { amountMinor } tax { amountMinor } gross { amountMinor } } }
    problems { kind message wanted band available line { variant { sku } } location { code } priceNow { amountMinor } }
    assistedBy { code }
    customer { firstName }
    eventsCursor
  }`;

const refusalFields = /* GraphQL */ `
  ... on UserError { message code retryable nextActions }
  ... on CartVersionConflict { expectedVersion version }
  ... on CartNotOpen { state }`;

/** A document for one cart mutation. */
export function mutation(name: string, input: string, more = ''): string {
  return /* GraphQL */ `
    ${cartFields}
    mutation ($input: ${input}!) {
      ${name}(input: $input) {
        __typename ${refusalFields} ... on CartLimitReached { limit } ${more}
        ... on CartPayload { cart { ...CartFields } adjustments { kind message variant { sku } quantityBefore quantityAfter priceBefore { amountMinor } priceAfter { amountMinor } } }
      }
    }`;
}

export const documents = {
  createCart: /* GraphQL */ `
    ${cartFields}
    mutation ($input: CreateCartInput!) {
      createCart(input: $input) {
        __typename
        ... on UserError { message code }
        ... on CartLimitReached { limit }
        ... on VariantNotSold { variants { sku } }
        ... on PickupNotOffered { location { code } }
        ... on CountryNotServed { countryCode }
        ... on InvalidContact { field }
        ... on CreateCartPayload { guestToken cart { ...CartFields } }
      }
    }`,
  addCartLines: mutation(
    'addCartLines',
    'AddCartLinesInput',
    '... on VariantNotSold { variants { sku } }',
  ),
  changeCartLines: mutation('changeCartLines', 'ChangeCartLinesInput'),
  removeCartLines: mutation('removeCartLines', 'RemoveCartLinesInput'),
  setCartContact: mutation(
    'setCartContact',
    'SetCartContactInput',
    '... on InvalidContact { field }',
  ),
  setCartAddresses: mutation(
    'setCartAddresses',
    'SetCartAddressesInput',
    '... on InvalidAddress { field } ... on CountryNotServed { countryCode }',
  ),
  chooseCartFulfilment: mutation(
    'chooseCartFulfilment',
    'ChooseCartFulfilmentInput',
    '... on PickupNotOffered { location { code } }',
  ),
  setCartNote: mutation('setCartNote', 'SetCartNoteInput'),
  requoteCart: mutation('requoteCart', 'CartInput'),
  joinCart: mutation('joinCart', 'CartInput'),
  claimCart: mutation('claimCart', 'ClaimCartInput'),
  holdCartStock: /* GraphQL */ `
    ${cartFields}
    mutation ($input: HoldCartStockInput!) {
      holdCartStock(input: $input) {
        __typename ${refusalFields}
        ... on OutOfStock { shortages { asked band available variant { sku } location { code } } }
        ... on CartIncomplete { missing }
        ... on HoldCartStockPayload { heldUntil cart { ...CartFields } }
      }
    }`,
  cart: /* GraphQL */ `${cartFields} query ($id: ID!) { cart(id: $id) { ...CartFields } }`,
} as const;

export type Operation = keyof typeof documents;

/** Somebody with a cart: who they are, and which cart it is. */
export interface Buyer {
  readonly as: Asking;
  readonly cartId: string;
}

/** Does one thing with a cart and answers with the root field; a request error fails the test. */
export async function act(
  shop: StockedShop,
  operation: Operation,
  input: Record<string, unknown>,
  as: Asking = {},
) {
  return answered(await shop.ask(documents[operation], { input }, as));
}

/** The code of the request error with which an operation is answered. */
export async function errorOf(
  shop: StockedShop,
  operation: Operation,
  input: Record<string, unknown>,
  as: Asking = {},
): Promise<string | undefined> {
  const { errors } = await shop.ask(documents[operation], { input }, as);
  return errors?.[0]?.extensions.code;
}

/** The cart as its buyer sees it now; null where it is not theirs. */
export async function look(shop: StockedShop, { as, cartId }: Buyer) {
  return answered(await shop.ask(documents.cart, { id: cartId }, as));
}

export type Picked = Readonly<Record<string, number>>;

export function linesOf(shop: StockedShop, picked: Picked) {
  return Object.entries(picked).map(([sku, quantity]) => ({
    variantId: shop.variantIds[sku],
    quantity,
  }));
}

/** A new cart with these goods, of a stranger unless it is said whose. */
export async function begin(
  shop: StockedShop,
  picked: Picked = { 'CAP-BLUE': 1 },
  as: Asking = {},
  more: Record<string, unknown> = {},
): Promise<Buyer & { readonly cart: Awaited<ReturnType<typeof look>> }> {
  const input = { lines: linesOf(shop, picked), ...more };
  const payload = await act(shop, 'createCart', input, as);
  if (payload.__typename !== 'CreateCartPayload') throw new Error(JSON.stringify(payload));
  const guestToken = payload.guestToken ?? as.guestToken;
  return { as: { ...as, guestToken }, cartId: payload.cart.id, cart: payload.cart };
}

export const lea = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
export const home = {
  name: 'Léa Bernard',
  line1: '3 rue des Lilas',
  postalCode: '75011',
  city: 'Paris',
  countryCode: 'FR',
};
