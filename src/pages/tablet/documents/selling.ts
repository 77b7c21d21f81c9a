import { graph, type Money, money, type Outcome, refused } from './document.js';

export interface NewCart {
  readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
  readonly contact: {
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly phone: string | null;
  };
  readonly fulfilment: { readonly kind: string; readonly locationId: string | null };
  readonly shippingAddress: Address | null;
}

interface Address {
  readonly name: string;
  readonly line1: string;
  readonly postalCode: string;
  readonly city: string;
  readonly countryCode: string;
}

/** A cart that can be ordered, with what it costs. */
export interface Quote {
  readonly cart: {
    readonly id: string;
    readonly problems: readonly { readonly message: string }[];
    readonly missing: readonly string[];
    readonly totals: {
      readonly items: Money;
      readonly shipping: Money;
      readonly total: Money;
    };
  };
}

export const createCart = graph<
  { readonly createCart: Outcome<Quote> },
  { readonly input: NewCart }
>(/* GraphQL */ `
  mutation CreateCart($input: CreateCartInput!) {
    createCart(input: $input) {
      ${refused}
      ... on CreateCartPayload {
        cart {
          id
          problems { message }
          missing
          totals { items ${money} shipping ${money} total ${money} }
        }
      }
    }
  }`);

export interface PaymentMethod {
  readonly family: string;
  readonly label: string;
  readonly eligible: boolean;
  readonly token: string | null;
}

export const waysToPay = graph<
  { readonly eligiblePaymentMethods: readonly PaymentMethod[] | null },
  { readonly cartId: string }
>(/* GraphQL */ `
  query WaysToPay($cartId: ID!) {
    eligiblePaymentMethods(cartId: $cartId) { family label eligible token }
  }`);

export interface Placed {
  readonly order: {
    readonly number: string;
    readonly state: string;
    readonly fulfilments: readonly { readonly id: string; readonly kind: string }[];
  };
  readonly paymentIntent: {
    readonly id: string;
    readonly state: string;
    readonly amount: Money;
    readonly lastError: { readonly message: string } | null;
  } | null;
}

export const placed = /* GraphQL */ `
  order { number state fulfilments { id kind } }
  paymentIntent { id state amount ${money} lastError { message } }`;

export const placeOrder = graph<
  { readonly placeOrder: Outcome<Placed> },
  {
    readonly input: {
      readonly cartId: string;
      readonly paymentMethodToken: string | null;
      readonly expectedTotalMinor: number;
      readonly returnUrl: string;
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation PlaceOrder($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      ${refused}
      ... on PlaceOrderPayload {
        ${placed}
      }
    }
  }`);

export interface Till {
  readonly id: string;
  readonly cash: Money;
}

export const openTillOf = graph<
  { readonly openTillSession: Till | null },
  { readonly locationId: string }
>(/* GraphQL */ `
  query OpenTillOf($locationId: ID!) {
    openTillSession(locationId: $locationId) { id cash ${money} }
  }`);

export const takeCash = graph<
  {
    readonly takeCash: Outcome<{
      readonly change: Money;
      readonly paymentIntent: { readonly state: string };
    }>;
  },
  {
    readonly input: {
      readonly tillSessionId: string;
      readonly paymentIntentId: string;
      readonly tenderedMinor: number;
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation TakeCash($input: TakeCashInput!) {
    takeCash(input: $input) {
      ${refused}
      ... on TakeCashPayload { change ${money} paymentIntent { state } }
    }
  }`);

export const openTill = graph<
  { readonly openTill: Outcome<{ readonly tillSession: Till }> },
  {
    readonly input: {
      readonly locationId: string;
      readonly currency: string;
      readonly floatMinor: number;
      readonly idempotencyKey: string;
    };
  }
>(/* GraphQL */ `
  mutation OpenTill($input: OpenTillInput!) {
    openTill(input: $input) {
      ${refused}
      ... on OpenTillPayload { tillSession { id cash ${money} } }
    }
  }`);
