import { modules } from '../../src/modules.js';
import { diagnose } from '../../src/platform/doctor.js';
import type { Asking } from './app.js';
import type { StockedShop } from './given.js';
import { answered, freshKey } from './journey.js';

/** What the tests of orders with several payments look at. */
export const orderFields = /* GraphQL */ `
  id state nextActions
  paymentIntents {
    id tender state amount { amountMinor } captured { amountMinor } voided { amountMinor } refunded { amountMinor }
  }
  fulfilments { ... on Pickup { id code } }`;

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on UserError { message code }
      ... on TendersNotPossible { reason totalMinor currency }
      ... on PlaceOrderPayload {
        order { ${orderFields} }
        paymentIntent { id tender }
        paymentIntents { id tender state }
        nextAction { type url paymentIntent { id tender } }
      }
    }
  }`;

export interface Tender {
  readonly amountMinor?: number | null;
  readonly paymentMethodToken?: string | null;
}

interface FilledCart {
  readonly cartId: string;
  readonly as: Asking;
}

/** Orders a filled cart with several tenders. */
export async function orderWith(
  shop: StockedShop,
  cart: FilledCart,
  tenders: readonly Tender[],
  key = freshKey(),
) {
  const input = { cartId: cart.cartId, tenders, idempotencyKey: key };
  return answered(await shop.ask(placeOrder, { input }, cart.as));
}

const orderNow = /* GraphQL */ `query ($id: ID!) { order(id: $id) { ${orderFields} } }`;

/** The order as its buyer sees it now. */
export async function seeOrder(shop: StockedShop, id: string, as: Asking) {
  return answered(await shop.ask(orderNow, { id }, as));
}

const cancelOrder = /* GraphQL */ `
  mutation ($input: CancelOrderInput!) {
    cancelOrder(input: $input) { __typename ... on OrderPayload { order { ${orderFields} } } }
  }`;

/** The buyer gives the order up. */
export async function cancel(shop: StockedShop, orderId: string, as: Asking) {
  const input = { orderId, idempotencyKey: freshKey() };
  return answered(await shop.ask(cancelOrder, { input }, as));
}

/** What contradicts a promise of any module. */
export async function findings(shop: StockedShop): Promise<string[]> {
  const checks = modules.flatMap((module) => [...(module.checks ?? [])]);
  return (await diagnose(shop.app.gateway.db, checks)).flatMap(({ promise, findings: found }) =>
    found.map(({ subject, detail }) => `${promise}: ${subject} ${detail}`),
  );
}

/** What the provider says of the payments made since there were `before` of them, oldest first. */
export function booksSince(shop: StockedShop, before: number) {
  return shop.sandbox.control
    .books()
    .slice(before)
    .map((each) => ({
      authorized: each.amountAuthorized.minor,
      captured: each.amountCaptured.minor,
      voided: each.amountVoided.minor,
      refunded: each.amountRefunded.minor,
    }));
}
