import { graph, type Money, money, type Outcome, refused } from './document.js';

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
