import type { Asking } from './app.js';
import type { StockedShop } from './given.js';
import { answered, freshKey } from './journey.js';

const setPlace = /* GraphQL */ `
  mutation ($input: SetSourcingPlaceInput!) {
    setSourcingPlace(input: $input) { ... on SourcingSettingsPayload { settings { places { ships } } } }
  }`;
const setRules = /* GraphQL */ `
  mutation ($input: SetSourcingRulesInput!) {
    setSourcingRules(input: $input) { ... on SourcingSettingsPayload { settings { offerMinutes } } }
  }`;

/** The supervisor says what is wanted of a place: unless told otherwise, that it sends goods. */
export async function sendsFrom(shop: StockedShop, locationId: string, more: object = {}) {
  const input = { locationId, ships: true, idempotencyKey: freshKey(), ...more };
  const as = { token: await shop.tokenOf('supervisor') };
  return answered(await shop.ask(setPlace, { input }, as)).settings;
}

/** The supervisor decides how places are weighed. */
export async function weighs(shop: StockedShop, rules: object) {
  const as = { token: await shop.tokenOf('supervisor') };
  const input = { idempotencyKey: freshKey(), ...rules };
  return answered(await shop.ask(setRules, { input }, as)).settings;
}

const goods = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      paymentIntent { state captured { amountMinor } voided { amountMinor } refunded { amountMinor } }
      fulfilments {
        id
        state
        location { code }
        lines { sku quantity picked }
        ... on Shipment { offeredUntil }
      }
      sourcingPlans {
        cause
        score
        parts { quantity locationCode sku }
        candidates { outcome couldGive gives score location { code } scores { rule score } }
      }
    }
  }`;

/** An order as its buyer, or somebody of the staff, sees where its goods come from. */
export async function goodsOf(shop: StockedShop, id: string, as: Asking) {
  return answered(await shop.ask(goods, { id }, as));
}

const reject = /* GraphQL */ `
  mutation ($input: RejectFulfilmentInput!) {
    rejectFulfilment(input: $input) { __typename ... on UserError { message } }
  }`;

/** Somebody who works there says that it cannot be done. */
export async function rejects(
  shop: StockedShop,
  fulfilmentId: string,
  persona: string,
  key = freshKey(),
) {
  const input = { fulfilmentId, reason: 'shelf is empty', idempotencyKey: key };
  return answered(await shop.ask(reject, { input }, { token: await shop.tokenOf(persona) }));
}
