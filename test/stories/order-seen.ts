import { expect } from 'vitest';
import { fromGlobalId } from '../../src/kernel/ids.js';
import { toCursor } from '../../src/platform/events/cursor.js';
import type { StockedShop } from '../support/given.js';
import { look, type Who } from '../support/tell.js';

const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      id number state channel soldAt { code } nextActions eventsCursor
      lines { id sku quantity fulfilled cancelled returned }
      fulfilments {
        id kind state captureTrigger location { code } lines { id sku quantity picked handedOver }
        ... on Pickup { code qrCode collectorName identityCheck collectAt { code } }
      }
      paymentIntent {
        id state authorized { amountMinor } captured { amountMinor } voided { amountMinor } refunded { amountMinor }
      }
    }
  }`;

/** The order as somebody sees it now. */
export function orderSeen(shop: StockedShop, id: string, who: Who) {
  return look(shop, who, orderNow, { id });
}

/** Before the first event of the stream of a thing: who follows from there misses none, however late they begin. */
export function fromTheStart(stream: string, globalId: string | undefined): string {
  return toCursor(`${stream}:${fromGlobalId(globalId ?? '')?.id}`, 0);
}

/** Money moves a moment after the goods: waits until the payment of the order has come so far. */
export async function paymentBecomes(
  shop: StockedShop,
  id: string,
  who: Who,
  expected: { state?: string; captured?: number; voided?: number; refunded?: number },
): Promise<void> {
  const { state, ...amounts } = expected;
  const money = Object.entries(amounts).map(([name, amountMinor]) => [name, { amountMinor }]);
  await expect
    .poll(async () => (await orderSeen(shop, id, who)).paymentIntent, { timeout: 30_000 })
    .toMatchObject({ ...(state && { state }), ...Object.fromEntries(money) });
}

/** Goods that lie at a place, and how many of them are promised. */
export async function stockAt(shop: StockedShop, sku: string, place: string) {
  const document = `query ($id: ID!, $at: ID!) {
    node(id: $id) { ... on Variant { availableAt(locationId: $at) { onHand reserved available incoming } } }
  }`;
  const variables = { id: shop.variantIds[sku], at: shop.locationIds[place] };
  return (await look(shop, 'supervisor', document, variables)).availableAt;
}
