import type { Asking } from '../../support/app.js';
import type { StockedShop } from '../../support/given.js';
import { answered, fillCart, freshKey } from '../../support/journey.js';

const method = /* GraphQL */ `
  fragment Method on SavedPaymentMethod {
    id state family brand last4 wallet goodUntil isExpired isDefault revokedAt
    error { code }
    consent { scope textVersion maxAmount { amountMinor currency } }
  }`;

const save = /* GraphQL */ `
  ${method}
  mutation ($input: SavePaymentMethodInput!) {
    savePaymentMethod(input: $input) {
      __typename
      ... on UserError { message code }
      ... on PaymentMethodNotSavable { problem }
      ... on SavePaymentMethodPayload { paymentMethod { ...Method } }
    }
  }`;

const prefer = /* GraphQL */ `
  ${method}
  mutation ($input: SetDefaultPaymentMethodInput!) {
    setDefaultPaymentMethod(input: $input) {
      __typename
      ... on SavedPaymentMethodNotUsable { message reason }
      ... on SetDefaultPaymentMethodPayload { paymentMethod { ...Method } }
    }
  }`;

const revoke = /* GraphQL */ `
  ${method}
  mutation ($input: RevokePaymentMethodInput!) {
    revokePaymentMethod(input: $input) {
      __typename
      ... on SavedPaymentMethodNotUsable { reason }
      ... on RevokePaymentMethodPayload { paymentMethod { ...Method } }
    }
  }`;

const list = /* GraphQL */ `
  ${method}
  query ($first: Int, $after: String) {
    viewer {
      paymentMethods(first: $first, after: $after) {
        nodes { ...Method } edges { cursor } pageInfo { hasNextPage endCursor }
      }
    }
  }`;

const eligible = /* GraphQL */ `
  query ($cartId: ID!) {
    eligiblePaymentMethods(cartId: $cartId) {
      family saved { rank eligible reason method { id last4 isDefault } }
    }
  }`;

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on UserError { message code }
      ... on SavedPaymentMethodNotUsable { reason }
      ... on PaymentMethodNotSavable { problem }
      ... on PlaceOrderPayload {
        order { id state }
        paymentIntent { id state nextAction { type url reason } lastError { code }
          attempts { state initiator sca { required exemption result liabilityShift } } }
      }
    }
  }`;

/** Charges in their absence, of up to 50 EUR, for years. */
export const absence = {
  scope: 'OFF_SESSION',
  textVersion: 'mandate-2026-11',
  maxAmountMinor: 5_000,
  currency: 'EUR',
  endsAt: '2036-01-01T00:00:00.000Z',
};
export const presence = { scope: 'ON_SESSION', textVersion: 'wallet-1' };

/** What a customer does with the cards that they keep, through the public API. */
export function walletOf(shop: StockedShop, as: Asking) {
  const ask = async (document: string, variables?: object) =>
    answered(await shop.ask(document, variables, as));
  const input = (fields: object, key: string) => ({ input: { ...fields, idempotencyKey: key } });
  return {
    ask: (document: string, variables?: object) => shop.ask(document, variables, as),
    save: (token: string, consent: object = presence, key = freshKey()) =>
      ask(save, input({ paymentMethodToken: token, consent }, key)),
    prefer: (paymentMethodId: string, key = freshKey()) =>
      ask(prefer, input({ paymentMethodId }, key)),
    revoke: (paymentMethodId: string, key = freshKey()) =>
      ask(revoke, input({ paymentMethodId }, key)),
    list: async (page: object = { first: 24 }) => (await ask(list, page)).paymentMethods,
    /** The cards that are offered for a cap, the best first. */
    offered: async () => {
      const cart = await fillCart(shop, {}, as);
      const answer = await shop.ask(eligible, { cartId: cart.cartId }, cart.as);
      const families: { family: string; saved: object[] }[] = answered(answer);
      return families.find(({ family }) => family === 'CARD')?.saved;
    },
    /** Orders a cap, paid as the fields say. */
    buy: async (fields: object, key = freshKey()) => {
      const cart = await fillCart(shop, {}, as);
      const asked = input({ cartId: cart.cartId, ...fields }, key);
      return answered(await shop.ask(placeOrder, asked, cart.as));
    },
  };
}
