import type { StockedShop } from './given.js';
import { answered, freshKey } from './journey.js';

const accept = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) {
    acceptFulfilment(input: $input) {
      __typename
      ... on FulfilmentPayload { fulfilment { lines { id quantity } } }
    }
  }`;
const pick = /* GraphQL */ `
  mutation ($input: PickFulfilmentInput!) { pickFulfilment(input: $input) { __typename } }`;
const ready = /* GraphQL */ `
  mutation ($input: MarkPickupReadyInput!) { markPickupReady(input: $input) { __typename } }`;
const handOver = /* GraphQL */ `
  mutation ($input: HandOverOrderInput!) {
    handOverOrder(input: $input) { __typename ... on HandOverOrderPayload { order { state } } }
  }`;

interface PickupToServe {
  readonly id: string;
  readonly code: string;
}

/**
 * The people of the store find everything, or as many of each line as is said, and put it ready. Answers how it is
 * handed over, once or again.
 */
export async function prepareAtCounter(
  shop: StockedShop,
  pickup: PickupToServe,
  found?: number,
  persona = 'associate',
) {
  const step = async (document: string, given: object) => {
    const input = { fulfilmentId: pickup.id, idempotencyKey: freshKey(), ...given };
    // Signed in anew: a day may have passed between two steps.
    return answered(await shop.ask(document, { input }, { token: await shop.tokenOf(persona) }));
  };
  const accepted = await step(accept, {});
  const lines = accepted.fulfilment.lines.map((line: { id: string; quantity: number }) => ({
    lineId: line.id,
    picked: found ?? line.quantity,
  }));
  await step(pick, { lines });
  await step(ready, {});
  return () => step(handOver, { pickupCode: pickup.code });
}

/** The people of the store do all that a pickup asks of them: everything is found, and handed over. */
export async function serveAtCounter(shop: StockedShop, pickup: PickupToServe) {
  const handItOver = await prepareAtCounter(shop, pickup);
  return handItOver();
}
